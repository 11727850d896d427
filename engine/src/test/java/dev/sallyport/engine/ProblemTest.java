package dev.sallyport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A refusal")
class ProblemTest {

    @Test
    @DisplayName("shows its facts in the order in which they were said, in each process the same")
    void order() {
        var problem = CommonRefusal.INVALID_VALUE.problem("x");
        for (var name : new String[] {"e", "a", "d", "c", "b"}) {
            problem = problem.with(name, 1);
        }

        assertThat(problem.details().getFirst().innerError()).hasToString("{e=1, a=1, d=1, c=1, b=1}");
    }
}
