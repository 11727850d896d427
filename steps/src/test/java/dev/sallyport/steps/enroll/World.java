package dev.sallyport.steps.enroll;

import dev.sallyport.engine.Beginning;
import dev.sallyport.engine.Chance;
import dev.sallyport.engine.Kept;
import dev.sallyport.engine.Problem;
import dev.sallyport.engine.Settings;
import dev.sallyport.engine.StepContext;
import dev.sallyport.engine.kit.Chances;
import dev.sallyport.engine.kit.FakeDigest;
import dev.sallyport.engine.kit.HandSetClock;
import dev.sallyport.engine.kit.Probe;
import dev.sallyport.engine.kit.Resources;
import dev.sallyport.engine.kit.Story;
import dev.sallyport.steps.policy.DeviceAuthenticationPolicy;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** One user of one environment: what is kept outlives the executions that are begun here. */
final class World {
    static final EnrollDevice TYPE = new EnrollDevice();

    final HandSetClock clock = HandSetClock.atNoon();
    Settings settings;
    EnrollConfiguration configuration = Samples.configuration(Samples.skipping());
    String input = Samples.INPUT;
    String definition = Samples.DEFINITION;

    private final Probe<Enrollment, EnrollTerms> probe;
    private final Resources resources = new Resources(TYPE.kinds());
    private final Supplier<Chance> chance = Chances.counting();

    World(Probe<Enrollment, EnrollTerms> probe, DeviceAuthenticationPolicy policy) {
        this.probe = probe;
        this.settings = Samples.environment(policy);
    }

    static World of(String policy) {
        return new World(new Probe<>(TYPE.step()), Samples.policy(policy));
    }

    /** Begins an execution. */
    Enrolling begin() {
        return switch (beginning()) {
            case Beginning.Begun<Enrollment, EnrollTerms>(var terms, var made) ->
                new Enrolling(new Story<>(
                        probe,
                        resources,
                        clock,
                        new Story.Setting<>("execution", definition, Samples.USER, settings, terms),
                        chance,
                        made.next()));
            case Beginning.Unable<Enrollment, EnrollTerms>(var problem) -> throw new AssertionError(problem);
        };
    }

    /** Why no execution begins. */
    Problem refusal() {
        return switch (beginning()) {
            case Beginning.Begun<Enrollment, EnrollTerms> begun -> throw new AssertionError(begun);
            case Beginning.Unable<Enrollment, EnrollTerms>(var problem) -> problem;
        };
    }

    private Beginning<Enrollment, EnrollTerms> beginning() {
        var context = new StepContext<>(
                "execution",
                definition,
                configuration,
                settings,
                resources.of(Samples.USER),
                clock.instant(),
                clock.instant(),
                chance.get(),
                new FakeDigest());
        return TYPE.begin(context, JsonMapper.shared().readTree(input));
    }

    List<Device> devices() {
        return resources.of(Samples.USER).all(Device.KIND).map(Kept::body).toList();
    }

    User user() {
        return User.orNew(User.of(resources.of(Samples.USER)));
    }
}
