package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Effect;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.Transition;
import dev.sallyport.steps.enroll.EnrollAction.SkipEnrollment;
import dev.sallyport.steps.enroll.Enrollment.Skipped;

/** {@code device.skipEnrollment}: where the flow's author allows it, and as often. */
final class Skipping {

    private Skipping() {}

    /** One predicate both offers the link and guards the move. */
    static boolean isAllowed(Enrollment state, StepContext<EnrollTerms> context) {
        var skip = context.terms().skipEnrollment();
        if (skip == null || !Boolean.TRUE.equals(skip.allowed())) {
            return false;
        }
        var skips = User.orNew(User.of(context.subject())).skips(context.definition());
        return (skip.until() == null || context.now().isBefore(skip.until()))
                && (skip.maxCount() == null || skips < skip.maxCount());
    }

    static Transition<Enrollment> skip(Enrollment state, SkipEnrollment asked, StepContext<EnrollTerms> context) {
        var user = User.of(context.subject());
        var record = User.orNew(user).skipped(context.definition());
        return Transition.to(
                new Skipped(), Effect.Keep.of(User.KIND, context.subject().id(), "KNOWN", record, user, null));
    }
}
