package dev.sallyport.flows.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Numbers, sorted. */
record Spread(List<Double> sorted) {

    static Spread of(Collection<Double> numbers) {
        return new Spread(numbers.stream().sorted().toList());
    }

    /** The smallest number that such a share of all does not exceed. */
    double at(double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    String medianAndTail(String unit) {
        return String.format(Locale.ROOT, "median %.1f %s, p99 %.1f %s", at(0.5), unit, at(0.99), unit);
    }

    String medianAndSpread(String unit) {
        return String.format(
                Locale.ROOT, "median %.0f %s (%.0f to %.0f)", at(0.5), unit, sorted.getFirst(), sorted.getLast());
    }
}
