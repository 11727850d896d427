package dev.sallyport.hal.http;

import dev.sallyport.engine.Problem;
import dev.sallyport.engine.run.Ask;
import dev.sallyport.engine.run.FlowExecution;
import dev.sallyport.engine.run.Found;
import dev.sallyport.hal.access.Caller;
import dev.sallyport.hal.access.InteractionTokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before an action is decided, in the order of decisions.md section 6.
 *
 * @param budget what the request takes of the execution's actions, once its caller is let in
 * @param isKnownAction whether some step offers the action of the request's media type
 * @param key the Idempotency-Key; null: there was none
 * @param ifMatch the header; null: there was none
 */
record Gate(
        Caller caller,
        Budget budget,
        boolean isKnownAction,
        JsonBody body,
        @Nullable String key,
        @Nullable String ifMatch)
        implements Ask.Gate {

    @Override
    public Optional<Problem> access(FlowExecution execution) {
        return access(caller, execution).or(() -> budget.spend(execution));
    }

    /** Whether a caller may read the execution and act on it (decisions.md section 3). */
    static Optional<Problem> access(Caller caller, FlowExecution execution) {
        return switch (caller) {
            case Caller.Worker _ -> Optional.empty();
            case Caller.User user ->
                user.subject().equals(execution.user()) ? Optional.empty() : Optional.of(Problems.notFound());
            case Caller.Holder holder ->
                InteractionTokens.same(holder.tokenDigest(), execution.tokenDigest())
                        ? Optional.empty()
                        : Optional.of(Problems.accessFailed());
        };
    }

    @Override
    public Optional<Problem> request(Found found) {
        if (!isKnownAction) {
            return Optional.of(Problems.unsupportedMediaType());
        }
        if (body instanceof JsonBody.Unreadable(var problem)) {
            return Optional.of(problem);
        }
        if (key != null && !Receipts.isKey(key)) {
            return Optional.of(Problems.invalid("Idempotency-Key"));
        }
        return Preconditions.matches(ifMatch, found.execution())
                ? Optional.empty()
                : Optional.of(Problems.preconditionFailed());
    }
}
