package dev.sallyport.hal.http;

import dev.sallyport.engine.run.FlowExecution;
import dev.sallyport.engine.run.Reply;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * ETags and what is conditional on them (RFC 9110 section 13, decisions.md section 7). An ETag is {@code
 * "<version>.<representation>"}; If-Match looks at the version alone, since it speaks of what is to be changed.
 */
final class Preconditions {

    private Preconditions() {}

    /** What is offered and what forms tell may change without a move, as time passes; so it is a part of the representation. */
    static String etag(Reply.Told told, Representation representation, ObjectNode document) {
        var seen = representation.wantsForms()
                ? document.hashCode()
                : told.actions().hashCode();
        return "\"%d.%s-%08x\"".formatted(told.execution().version(), representation.name(), seen);
    }

    /** Whether If-Match lets a move pass. */
    static boolean matches(@Nullable String ifMatch, FlowExecution execution) {
        return ifMatch == null
                || tags(ifMatch)
                        .anyMatch(tag -> tag.equals("*") || version(tag).equals(String.valueOf(execution.version())));
    }

    /** Whether If-None-Match says that the client has this already. */
    static boolean isKnown(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && tags(ifNoneMatch)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(header.split(",", -1)).map(String::strip);
    }

    /** The version part of a strong ETag; empty for anything else, which matches nothing (RFC 9110 section 13.1.1). */
    private static String version(String tag) {
        var dot = tag.indexOf('.');
        return tag.startsWith("\"") && tag.endsWith("\"") && tag.length() > 2
                ? tag.substring(1, dot < 0 ? tag.length() - 1 : dot)
                : "";
    }
}
