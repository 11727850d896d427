package dev.sallyport.engine.run;

import dev.sallyport.engine.run.FlowStore.Commit;
import dev.sallyport.engine.run.Observer.Verdict;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells an observer what passes by, and lets it pass. */
final class Watch {
    private final Observer observer;

    Watch(Observer observer) {
        this.observer = observer;
    }

    <X> Future<X> moving(String action, Supplier<Future<X>> work) {
        return timed(work, took -> observer.moved(action, took));
    }

    <X> Future<X> reading(Supplier<Future<X>> work) {
        return timed(work, observer::read);
    }

    private static <X> Future<X> timed(Supplier<Future<X>> work, Consumer<Duration> took) {
        var since = System.nanoTime();
        return work.get().onComplete(_ -> took.accept(Duration.ofNanos(System.nanoTime() - since)));
    }

    /** A decision by which nothing is written ends the try. */
    Decision decided(String step, String action, Decision decision) {
        if (decision instanceof Decision.Idle(var problem)) {
            observer.decided(step, action, problem.isPresent() ? Verdict.REFUSED : Verdict.IDLE);
        }
        return decision;
    }

    Decision decided(Found found, String action, Decision decision) {
        return decided(step(found), action, decision);
    }

    Future<Commit> written(String step, String action, Future<Commit> commit) {
        return commit.onSuccess(it -> observer.decided(step, action, verdict(it)));
    }

    Future<Commit> written(Found found, String action, Future<Commit> commit) {
        return written(step(found), action, commit);
    }

    private static String step(Found found) {
        return found.execution().stage() instanceof Stage.InStep in ? in.type() : "";
    }

    private static Verdict verdict(Commit commit) {
        return switch (commit) {
            case Commit.Stored _ -> Verdict.STORED;
            case Commit.Stale _, Commit.Known _ -> Verdict.STALE;
            case Commit.Clash _ -> Verdict.CLASH;
            case Commit.Exhausted _ -> Verdict.EXHAUSTED;
        };
    }
}
