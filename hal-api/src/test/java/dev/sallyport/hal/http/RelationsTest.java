package dev.sallyport.hal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.hal.http.Relations.Offer;
import dev.sallyport.hal.page.RelationWords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The relations")
class RelationsTest {
    private final RelationWords words = RelationWords.read();
    private final Relations relations = new Relations(RefusalCheck.STEPS, words);

    @Test
    @DisplayName("are those of the tables, none without words and no words of none")
    void areTheTables() {
        assertThat(words.actions()).isEqualTo(RefusalCheck.STEPS.actions());
        assertThat(relations.all()).filteredOn(it -> it.isAction()).hasSameSizeAs(words.actions());
        assertThat(relations.all()).allSatisfy(it -> {
            assertThat(it.words().title()).isNotBlank().doesNotEndWith(".");
            assertThat(it.words().text()).endsWith(".");
        });
    }

    @Test
    @DisplayName("name members that are not explained, and explanations of no member")
    void tellWhatIsMissing() {
        assertThat(ActionMembers.unexplained(Map.of("a", "string", "b", "string"), Map.of("a", "x", "c", "y")))
                .isEqualTo(List.of("b", "c"));
    }

    @Test
    @DisplayName("know where an action is offered and where it leads")
    void knowTheRows() {
        assertThat(relations.find("device.skipEnrollment").orElseThrow().offers())
                .containsExactly(
                        new Offer("MFA_ENROLLMENT", "DEVICE_ENROLLMENT_REQUIRED", List.of("SKIPPED")),
                        new Offer("MFA_ENROLLMENT", "MOBILE_PAIRING_FAILURE", List.of("SKIPPED")));
        assertThat(relations.find("device.create").orElseThrow().members().keySet())
                .containsExactly("type", "nickname", "email", "phone", "application.id", "rp.id", "rp.name");
        assertThat(relations.find("pairing.claim")).isEmpty();
    }
}
