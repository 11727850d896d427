package dev.sallyport.engine.kit;

import dev.sallyport.engine.Chance;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Chance that is the same at each run. */
public final class Chances {

    private Chances() {}

    public static Chance of(long seed) {
        return new Chance(ByteBuffer.allocate(32).putLong(24, seed).array());
    }

    /** Another one at each call: 1, 2, 3. Safe from any thread. */
    public static Supplier<Chance> counting() {
        var count = new AtomicLong();
        return () -> of(count.incrementAndGet());
    }
}
