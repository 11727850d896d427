package dev.sallyport.hal;

import dev.sallyport.steps.policy.FidoRules;
import dev.sallyport.steps.policy.Requirement;
import dev.sallyport.steps.webauthn.Attestation;
import dev.sallyport.steps.webauthn.CreationOptions;
import dev.sallyport.steps.webauthn.Registration;
import dev.sallyport.steps.webauthn.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A registration of the standard's own, so that the first of a user does not hold an event loop while classes load. */
final class Rehearsal {

    private static final FidoRules RULES =
            new FidoRules(1, Duration.ZERO, Requirement.PREFERRED, Requirement.PREFERRED, true, List.of());

    private Rehearsal() {}

    /** Takes up to a second; its result is known. */
    static Verdict run() {
        try (var in = Rehearsal.class.getResourceAsStream("rehearsal.json")) {
            var example = JsonMapper.shared().readTree(in);
            var rpId = example.path("rpId").asString();
            var options = new CreationOptions(
                    new CreationOptions.RelyingParty(rpId, rpId),
                    new CreationOptions.Account("AA", "somebody", "somebody"),
                    example.path("challenge").asString(),
                    CreationOptions.ALGORITHMS,
                    List.of(),
                    CreationOptions.Attachment.PLATFORM,
                    Requirement.PREFERRED,
                    Requirement.PREFERRED,
                    false);
            return Registration.verify(
                    options,
                    Attestation.of(example.path("attestation")).orElseThrow(),
                    example.path("origin").asString(),
                    RULES,
                    Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
