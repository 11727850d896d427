package dev.sallyport.hal.http;

import dev.sallyport.hal.view.MediaTypes;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The refusal of a request that no router ever saw.
 *
 * @param type the body's media type
 */
public record Unrouted(int status, String type, String body) {

    /**
     * The refusal of what could not be read as HTTP.
     *
     * @param cause null: not known
     * @param accept the Accept header, if it stood before the fault
     * @param base the server's public address without a slash at its end
     */
    public static Unrouted of(@Nullable Throwable cause, @Nullable String accept, String base) {
        var why = cause instanceof TooLongHttpHeaderException
                ? HttpRefusal.HEADERS_TOO_LARGE
                : cause instanceof TooLongHttpLineException ? HttpRefusal.URI_TOO_LONG : HttpRefusal.INVALID_REQUEST;
        var id = UUID.randomUUID().toString();
        var status = Statuses.of(why.under());
        return asksForProblems(accept)
                ? new Unrouted(
                        status,
                        MediaTypes.PROBLEM,
                        Answers.rfc9457(base, why.problem(), why.sentence(), id).toString())
                : new Unrouted(
                        status, MediaTypes.JSON, Answers.wire(why.problem(), id).toString());
    }

    private static boolean asksForProblems(@Nullable String accept) {
        return accept != null
                && Stream.of(accept.toLowerCase(Locale.ROOT).split(","))
                        .map(it -> it.replace(" ", ""))
                        .anyMatch(
                                it -> MediaTypes.bare(it).equals(MediaTypes.PROBLEM) && !it.matches(".*;q=0(\\.0*)?"));
    }
}
