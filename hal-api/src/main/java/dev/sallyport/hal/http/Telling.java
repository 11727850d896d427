package dev.sallyport.hal.http;

import dev.sallyport.engine.run.Reply;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request's answer: what is remembered under an Idempotency-Key is the very answer that is sent, id and all. */
final class Telling implements Function<Reply.Told, Answer> {
    private final Function<Reply.Told, Answer> answers;
    private Reply.@Nullable Told told;
    private @Nullable Answer answer;

    Telling(Function<Reply.Told, Answer> answers) {
        this.answers = answers;
    }

    @Override
    public Answer apply(Reply.Told next) {
        if (answer == null || !next.equals(told)) {
            told = next;
            answer = answers.apply(next);
        }
        return answer;
    }
}
