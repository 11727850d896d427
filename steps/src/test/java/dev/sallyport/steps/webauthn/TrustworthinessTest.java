package dev.sallyport.steps.webauthn;

import static dev.sallyport.steps.webauthn.Ceremony.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Assess the attestation trustworthiness")
class TrustworthinessTest {

    private static Trust trust(Consumer<Ceremony> alteration) {
        return Ceremony.accepts(alteration).trust();
    }

    private static List<String> anchors(X509Certificate... certificates) {
        return Arrays.stream(certificates).map(Format::anchor).toList();
    }

    @Test
    @DisplayName(
            "If no attestation was provided, verify that None attestation is acceptable under Relying Party policy")
    void none() {
        assertThat(trust(it -> it.format = Format.NONE)).isEqualTo(Trust.NONE);
        refuses("attestationRequired", it -> it.trustAnchors = anchors(Format.ROOT));
    }

    @Test
    @DisplayName("If self attestation was used, verify that self attestation is acceptable under Relying Party policy")
    void self() {
        assertThat(trust(it -> it.format = Format.SELF)).isEqualTo(Trust.SELF);
        refuses("attestationRequired", it -> {
            it.format = Format.SELF;
            it.trustAnchors = anchors(Format.ROOT);
        });
    }

    static Stream<Format> chained() {
        return Stream.of(Format.PACKED, Format.TPM, Format.ANDROID_KEY, Format.APPLE);
    }

    @ParameterizedTest
    @MethodSource("chained")
    @DisplayName("verify that the attestation public key ... correctly chains up to an acceptable root certificate")
    void chainsUp(Format format) {
        assertThat(trust(it -> {
                    it.format = format;
                    it.trustAnchors = anchors(Format.OTHER_ROOT, Format.ROOT);
                }))
                .isEqualTo(Trust.ANCHORED);
        refuses("chainInvalid", it -> {
            it.format = format;
            it.trustAnchors = anchors(Format.OTHER_ROOT);
        });
    }

    @Test
    @DisplayName("or is itself an acceptable certificate (i.e., it and the root certificate ... may be the same)")
    void isItselfAcceptable() {
        assertThat(trust(it -> {
                    it.format = Format.FIDO_U2F;
                    it.trustAnchors = anchors(Format.LEAF);
                }))
                .isEqualTo(Trust.ANCHORED);
    }

    @Test
    void mayShowItsAnchor() {
        var whole = Format.packed(Format.LEAF, Format.INTERMEDIATE, Format.ROOT);
        for (var anchor : List.of(Format.ROOT, Format.INTERMEDIATE, Format.LEAF)) {
            assertThat(trust(it -> {
                        it.format = whole;
                        it.trustAnchors = anchors(anchor);
                    }))
                    .isEqualTo(Trust.ANCHORED);
        }
    }

    @Test
    void needsItsIntermediates() {
        refuses("chainInvalid", it -> {
            it.format = Format.packed(Format.LEAF);
            it.trustAnchors = anchors(Format.ROOT);
        });
    }

    @Test
    void isJudgedAtItsTime() {
        refuses("chainInvalid", it -> {
            it.format = Format.PACKED;
            it.trustAnchors = anchors(Format.ROOT);
            it.now = Instant.parse("2200-01-01T00:00:00Z");
        });
    }

    @Test
    void isAChainEvenWhereNobodyVouches() {
        assertThat(trust(it -> it.format = Format.packed(Format.LEAF))).isEqualTo(Trust.UNVERIFIED);
        refuses("chainInvalid", it -> it.format = Format.packed(Format.LEAF, Format.OTHER_ROOT));
        refuses("chainInvalid", it -> it.format = Format.packed(Format.LEAF, Format.ROOT));
        refuses("chainInvalid", it -> it.format = Format.packed(Format.LEAF, Format.LEAF));
    }
}
