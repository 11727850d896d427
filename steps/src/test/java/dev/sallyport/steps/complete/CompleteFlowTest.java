package dev.sallyport.steps.complete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Beginning;
import dev.sallyport.engine.Settings;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Subject;
import dev.sallyport.engine.kit.Chances;
import dev.sallyport.engine.kit.FakeDigest;
import dev.sallyport.engine.kit.HandSetClock;
import dev.sallyport.engine.kit.StoredForm;
import dev.sallyport.steps.complete.CompleteFlow.Complete;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("COMPLETE_FLOW")
class CompleteFlowTest {
    private final CompleteFlow type = new CompleteFlow();

    private Beginning<CompleteFlow.Completion, CompleteFlow.Terms> begin(String input) {
        var context = new StepContext<>(
                "execution",
                "definition",
                new CompleteFlow.Configuration(CompleteFlow.Result.REDIRECT),
                new Settings("environment", List.of()),
                new Subject("alice", List.of()),
                HandSetClock.NOON,
                HandSetClock.NOON,
                Chances.of(1),
                new FakeDigest());
        return type.begin(context, JsonMapper.shared().readTree(input));
    }

    private static Object next(Beginning<CompleteFlow.Completion, CompleteFlow.Terms> beginning) {
        return switch (beginning) {
            case Beginning.Begun<CompleteFlow.Completion, CompleteFlow.Terms>(var terms, var made) -> made.next();
            case Beginning.Unable<CompleteFlow.Completion, CompleteFlow.Terms>(var problem) -> problem.name();
        };
    }

    @Test
    void endsTheFlowAtOnce() {
        assertThat(next(begin("{\"context\": {\"amr\": []}, \"parameters\": {}}")))
                .isEqualTo(new Complete(Map.of()));
        assertThat(next(begin("{\"result\": \"WELCOME\"}"))).isEqualTo(new Complete(Map.of("result", "WELCOME")));
        assertThat(next(begin("{\"result\": 5}"))).isEqualTo("INVALID_VALUE");
        assertThat(type.isLast()).isTrue();
        assertThat(type.step().results()).containsExactly("COMPLETE");
    }

    @Test
    void isStoredAndReadAgain() {
        var stored = new StoredForm(type);
        var complete = new Complete(Map.of("result", "WELCOME"));

        assertThat(stored.read(stored.write(complete, ""), Complete.class, "")).isEqualTo(complete);
        assertThat(stored.read("{\"outputs\":{\"result\":\"WELCOME\"}}", Complete.class, ""))
                .isEqualTo(complete);
    }
}
