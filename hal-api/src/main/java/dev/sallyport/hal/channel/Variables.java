package dev.sallyport.hal.channel;

import com.samskivert.mustache.Escapers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes a notice's variables fit for their medium. They come from people and from other systems: nothing is trusted. */
final class Variables {
    private static final int LONGEST = 100; // code points: some of them are whoever started the flow's
    private static final Set<String> TYPES =
            Set.of("MOBILE", "EMAIL", "SMS", "VOICE", "TOTP", "PLATFORM", "SECURITY_KEY");

    private Variables() {}

    /**
     * Each value on one line, at most 100 code points. An instant whose name ends in {@code At} is written out in the
     * template's language, in UTC. Beside a {@code deviceType} stands a flag that a template can ask for, such as
     * {@code isSMS}, or {@code isOther}; beside a {@code lifetimeMinutes} of 1 stands {@code isOneMinute}. Nobody else sets flags.
     */
    static Map<String, String> forPlainText(Map<String, String> variables, Locale locale) {
        var cleaned = new HashMap<String, String>();
        variables.forEach(
                (name, value) -> cleaned.put(name, name.endsWith("At") ? moment(value, locale) : oneLine(value)));
        cleaned.keySet().removeIf(Variables::isFlag);
        var type = variables.get("deviceType");
        if (type != null) {
            cleaned.put(TYPES.contains(type) ? "is" + type : "isOther", "yes");
        }
        if ("1".equals(variables.get("lifetimeMinutes"))) {
            cleaned.put("isOneMinute", "yes");
        }
        return cleaned;
    }

    private static boolean isFlag(String name) {
        return name.equals("isOther")
                || name.equals("isOneMinute")
                || (name.startsWith("is") && TYPES.contains(name.substring(2)));
    }

    /** The same as they may stand in an element or a quoted attribute of HTML. */
    static Map<String, String> forHtml(Map<String, String> cleaned) {
        var escaped = new HashMap<String, String>();
        cleaned.forEach((name, value) -> escaped.put(name, Escapers.HTML.escape(value)));
        return escaped;
    }

    /** Line breaks become spaces; other control characters and those that turn the direction of writing go. */
    static String oneLine(String value) {
        var line = new StringBuilder(value.length());
        value.codePoints().limit(LONGEST).forEach(point -> {
            if (breaksLine(point)) {
                line.append(' ');
            } else if (isHarmless(point)) {
                line.appendCodePoint(point);
            }
        });
        return line.toString();
    }

    private static boolean breaksLine(int point) {
        return switch (Character.getType(point)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> point == '\n' || point == '\t' || point == 0x0B || point == 0x0C || point == 0x85;
        };
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            default -> !(point >= 0x202A && point <= 0x202E) && !(point >= 0x2066 && point <= 0x2069);
        };
    }

    private static String moment(String value, Locale locale) {
        try {
            var at = Instant.parse(value).atOffset(ZoneOffset.UTC);
            var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
            return date.format(at)
                    + DateTimeFormatter.ofPattern(", HH:mm 'UTC'", Locale.ROOT).format(at);
        } catch (DateTimeException e) {
            return oneLine(value);
        }
    }
}
