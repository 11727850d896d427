package dev.sallyport.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes down what an observer is told. */
final class Observed implements Observer {
    /** Such as {@code KNOCK door.knock stored}. */
    final List<String> decided = new ArrayList<>();

    final List<String> moved = new ArrayList<>();

    /** Such as {@code EMAIL delivered PT2S}. */
    final List<String> carried = new ArrayList<>();

    int reads;

    @Override
    public void decided(String step, String action, Verdict verdict) {
        decided.add(step + " " + action + " " + verdict.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void moved(String action, Duration took) {
        moved.add(action);
    }

    @Override
    public void read(Duration took) {
        reads++;
    }

    @Override
    public void carried(String channel, Carriage how, Duration late) {
        carried.add(channel + " " + how.name().toLowerCase(Locale.ROOT) + " " + late);
    }
}
