package dev.sallyport.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The stored form")
class CodecTest {
    private final Codec codec = House.twoDoors().codec;

    record Holder(String name, Secret secret) {}

    @Test
    void sealsSecretsAndBindsThemToTheirPlace() {
        var stored = codec.write(new Holder("a", new Secret("swordfish")), "here");

        assertThat(stored).doesNotContain("swordfish").contains("\"a\"");
        assertThat(codec.read(stored, Holder.class, "here")).isEqualTo(new Holder("a", new Secret("swordfish")));
        assertThatThrownBy(() -> codec.read(stored, Holder.class, "there")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void readsWhatHasMembersThatAreNoMore() {
        assertThat(codec.read("{\"wrong\": 2, \"heard\": \"x\", \"colour\": 1}", Knocking.Door.Shut.class, ""))
                .isEqualTo(new Knocking.Door.Shut(2, "x"));
    }

    @Test
    void knowsTheKindsOfItsStepsAlone() {
        assertThat(codec.keeps("door")).isTrue();
        assertThat(codec.kind("door")).isEqualTo(Knocking.KIND);
        assertThat(codec.keeps("window")).isFalse();
        assertThatThrownBy(() -> codec.kind("window")).hasMessage("no step type keeps resources of kind window");
    }

    @Test
    void hidesSecretsFromLogs() {
        assertThat(new Holder("a", new Secret("swordfish")).toString()).doesNotContain("swordfish");
    }
}
