package dev.sallyport.hal.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What systems that trace tell each other (W3C Trace Context level 2, section 3.3). We say nothing there ourselves. */
final class TraceState {
    /** So much must be passed on at least; what is longer is left out as a whole. */
    private static final int LONGEST = 512;

    private static final int MEMBERS = 32;
    private static final Pattern MEMBER =
            Pattern.compile("([a-z0-9][a-z0-9_*/@-]{0,255})=([ -+\\--<>-~]{0,255}[!-+\\--<>-~])");

    private TraceState() {}

    /**
     * Reads the header.
     *
     * @param lines its lines, in order
     * @return what is passed on; null: nothing, or something malformed
     */
    static @Nullable String of(List<String> lines) {
        var all = String.join(",", lines);
        if (all.length() > LONGEST) {
            return null;
        }
        Set<String> keys = new HashSet<>();
        var count = 0;
        for (var member : all.split(",", -1)) {
            var bare = member.strip();
            if (bare.isEmpty()) {
                continue;
            }
            var read = MEMBER.matcher(bare);
            if (!read.matches() || !keys.add(read.group(1)) || ++count > MEMBERS) {
                return null;
            }
        }
        return count == 0 ? null : all;
    }
}
