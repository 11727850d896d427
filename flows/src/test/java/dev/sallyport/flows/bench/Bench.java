package dev.sallyport.flows.bench;

import java.util.List;

/** {@code make bench}: measures, prints one table, and never fails on a time. */
final class Bench {
    private static final List<Figure> FIGURES = List.of(new WakeLatency(), new CommitPrice());

    private Bench() {}

    public static void main(String... arguments) throws Exception {
        try (var ground = Ground.prepare()) {
            System.out.println(ground.header());
            for (var figure : FIGURES) {
                for (var row : figure.measure(ground)) {
                    System.out.println(row.line());
                }
            }
        }
    }
}
