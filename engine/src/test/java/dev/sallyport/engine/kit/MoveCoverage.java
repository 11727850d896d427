package dev.sallyport.engine.kit;

import dev.sallyport.engine.State;
import dev.sallyport.engine.Step;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The gate of a test class: every move that the step declares must have been taken by some test of the class. Registered
 * in a static field with {@code @RegisterExtension}; the tests take moves with its {@link #probe}.
 */
public final class MoveCoverage<S extends State, T> implements AfterAllCallback {
    private static final System.Logger LOG = System.getLogger(MoveCoverage.class.getName());

    private final Probe<S, T> probe;
    private final int moves;

    private MoveCoverage(Step<S, T> step, int moves) {
        this.probe = new Probe<>(step);
        this.moves = moves;
    }

    /**
     * A gate.
     *
     * @param moves how many moves the step has, so that one that is added is noticed where it is tested
     */
    public static <S extends State, T> MoveCoverage<S, T> of(Step<S, T> step, int moves) {
        return new MoveCoverage<>(step, moves);
    }

    public Probe<S, T> probe() {
        return probe;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        check();
    }

    /** Throws where a move was not taken, or where there are more or fewer than was said. */
    void check() {
        var declared = declared(probe.step());
        var missing = new TreeSet<>(declared);
        missing.removeAll(probe.taken());
        var told = "%s: moves taken: %d of %d%n%s"
                .formatted(
                        probe.step().type(), declared.size() - missing.size(), declared.size(), lines(probe.taken()));
        LOG.log(Level.INFO, told);
        if (!missing.isEmpty()) {
            throw new AssertionError(
                    "%s: no test took%n%s".formatted(probe.step().type(), lines(missing)));
        }
        if (declared.size() != moves) {
            throw new AssertionError("%s has %d moves, and the test was told of %d"
                    .formatted(probe.step().type(), declared.size(), moves));
        }
    }

    private static <S extends State, T> Set<Taken> declared(Step<S, T> step) {
        var declared = new TreeSet<Taken>();
        for (var place : step.places()) {
            for (var move : place.moves()) {
                for (var target : move.targets()) {
                    declared.add(new Taken(place.status(), move.action(), statusOf(step, target)));
                }
            }
        }
        return declared;
    }

    private static <S extends State, T> String statusOf(Step<S, T> step, Class<? extends S> state) {
        return step.places().stream()
                .filter(it -> it.state().equals(state))
                .map(it -> it.status())
                .findFirst()
                .orElseThrow();
    }

    private static String lines(Set<Taken> moves) {
        return moves.stream()
                .sorted(Comparator.naturalOrder())
                .map(it -> "  " + it)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
