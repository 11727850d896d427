package dev.sallyport.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told in a state.
 *
 * @param lead a sentence or two; null: the title says it all
 * @param facts in the order in which they are shown
 */
public record Display(Words title, @Nullable Words lead, List<Fact> facts) {

    /** One fact of a state. */
    public record Fact(Text prompt, Kind kind, String value) {}

    /** How a fact is shown. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** An instant that comes nearer. */
        COUNTDOWN,
        /** For another device's camera. */
        QR,
        /** To be typed or copied elsewhere. */
        SECRET,
        /** To be opened on the same device, by whatever app knows its scheme. */
        LINK
    }

    public Display {
        facts = List.copyOf(facts);
    }

    public static Display of(Text title) {
        return new Display(title.words(), null, List.of());
    }

    public static Display of(Text title, Words lead) {
        return new Display(title.words(), lead, List.of());
    }

    public Display text(Text prompt, String value) {
        return with(new Fact(prompt, Kind.TEXT, value));
    }

    public Display number(Text prompt, int value) {
        return with(new Fact(prompt, Kind.NUMBER, String.valueOf(value)));
    }

    public Display countdown(Text prompt, Instant until) {
        return with(new Fact(prompt, Kind.COUNTDOWN, until.toString()));
    }

    public Display qr(Text prompt, String value) {
        return with(new Fact(prompt, Kind.QR, value));
    }

    public Display secret(Text prompt, String value) {
        return with(new Fact(prompt, Kind.SECRET, value));
    }

    public Display link(Text prompt, String uri) {
        return with(new Fact(prompt, Kind.LINK, uri));
    }

    private Display with(Fact fact) {
        var more = new ArrayList<>(facts);
        more.add(fact);
        return new Display(title, lead, more);
    }
}
