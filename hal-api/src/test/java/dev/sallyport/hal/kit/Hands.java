package dev.sallyport.hal.kit;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many hands that do something at the same time. */
public final class Hands {
    private Hands() {}

    /** What each got, in the order of their numbers from 0. */
    public static <T> List<T> together(int hands, IntFunction<T> work) {
        var barrier = new CyclicBarrier(hands);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, hands)
                    .mapToObj(number -> threads.submit(() -> {
                        await(barrier);
                        return work.apply(number);
                    }))
                    .toList();
            return running.stream()
                    .map(it -> {
                        try {
                            return it.get();
                        } catch (ExecutionException e) {
                            throw new AssertionError(e.getCause());
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }

    private static void await(CyclicBarrier barrier) throws BrokenBarrierException, InterruptedException {
        var unused = barrier.await();
    }
}
