package dev.sallyport.hal.channel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Writes the headers of a mail whose form is ours to choose. */
final class MailHeaders {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH); // RFC 5322, 3.3
    private static final int LONGEST_PLAIN = 60; // characters beside "Subject: "
    private static final int LONGEST_PART = 39; // bytes: with "Subject: " and its frame, 73 of the 76 of RFC 2047, 2

    private MailHeaders() {}

    /**
     * A subject as it stands in the header, encoded by RFC 2047 where it must be. Vert.x would encode each half of a
     * surrogate pair by itself.
     *
     * @param line without control characters
     */
    static String subject(String line) {
        var plain = line.length() <= LONGEST_PLAIN
                && !line.contains("=?")
                && line.chars().allMatch(c -> c < 128);
        return plain ? line : String.join("\r\n ", encoded(line));
    }

    private static List<String> encoded(String line) {
        var words = new ArrayList<String>();
        var part = new StringBuilder();
        var size = 0;
        for (var point : line.codePoints().toArray()) {
            var letter = Character.toString(point);
            var bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            if (size + bytes > LONGEST_PART) {
                words.add(word(part));
                part.setLength(0);
                size = 0;
            }
            part.append(letter);
            size += bytes;
        }
        words.add(word(part));
        return words;
    }

    private static String word(CharSequence part) {
        var bytes = part.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    /** The same for each try of a message, so that a receiver can recognise a repetition. */
    static String messageId(String id, String from) {
        return "<" + id.replaceAll("[^A-Za-z0-9.-]", "-") + from.substring(from.lastIndexOf('@')) + ">";
    }

    static String date(Instant now) {
        return DATE.format(now.atOffset(ZoneOffset.UTC));
    }
}
