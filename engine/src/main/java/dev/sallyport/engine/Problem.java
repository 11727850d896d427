package dev.sallyport.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as data (wire.md 2.12).
 *
 * @param refusal the catalogue's entry; what no catalogue knows cannot be told
 * @param message one sentence for a developer; holds nothing that the caller does not know
 * @param details what in particular was wrong
 * @param retryAt from when on asking again makes sense; null: not a matter of time
 */
public record Problem(
        Refusal refusal,
        String message,
        List<Detail> details,
        @Nullable Instant retryAt) {

    /** The top-level codes of the wire. */
    public enum Code {
        INVALID_REQUEST,
        INVALID_DATA,
        REQUEST_FAILED,
        ACCESS_FAILED,
        FORBIDDEN,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        NOT_ACCEPTABLE,
        CONFLICT,
        PRECONDITION_FAILED,
        CONTENT_TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        IDEMPOTENCY_KEY_REUSED,
        URI_TOO_LONG,
        HEADERS_TOO_LARGE,
        REQUEST_LIMITED,
        REQUEST_TIMEOUT,
        UNEXPECTED_ERROR,
        UNAVAILABLE
    }

    /**
     * One fact of a refusal.
     *
     * @param target the member at fault, by its path; null: the request as a whole
     * @param innerError what would be allowed, or what is left; the names of wire.md 2.12
     */
    public record Detail(String code, @Nullable String target, String message, Map<String, Object> innerError) {
        public Detail {
            innerError = Collections.unmodifiableMap(new LinkedHashMap<>(innerError)); // shown in the order of saying
        }
    }

    public Problem {
        details = List.copyOf(details);
    }

    /**
     * The refusal of a member that has another JSON type than it must have.
     *
     * @param target the member's path
     * @param type the JSON type that it must have, such as {@code string}; null: it cannot be named
     */
    public static Problem wrongType(String target, @Nullable String type) {
        var message =
                type == null ? "The member has the wrong JSON type." : "The member must be a JSON %s.".formatted(type);
        return CommonRefusal.WRONG_TYPE.problem(target, message);
    }

    /** The top-level code. */
    public Code code() {
        return refusal.under();
    }

    /** The detail's code if there is one, else the top-level code: what tests, logs and the journal call it. */
    public String name() {
        return refusal.code();
    }

    /** The same, with one more fact about its first detail. */
    public Problem with(String member, Object value) {
        var first = details.getFirst();
        var inner = new LinkedHashMap<>(first.innerError());
        inner.put(member, value);
        var changed = new ArrayList<>(details);
        changed.set(0, new Detail(first.code(), first.target(), first.message(), inner));
        return new Problem(refusal, message, changed, retryAt);
    }

    /** The same, with its targets named as the caller knows them. */
    public Problem aimed(UnaryOperator<String> rename) {
        var renamed = details.stream()
                .map(it -> it.target() == null
                        ? it
                        : new Detail(it.code(), rename.apply(it.target()), it.message(), it.innerError()))
                .toList();
        return new Problem(refusal, message, renamed, retryAt);
    }

    /** The same, said to make sense again at an instant. */
    public Problem until(Instant instant) {
        return new Problem(refusal, message, details, instant);
    }
}
