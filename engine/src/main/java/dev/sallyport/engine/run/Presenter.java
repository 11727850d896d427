package dev.sallyport.engine.run;

import dev.sallyport.engine.Display;
import dev.sallyport.engine.Form;
import dev.sallyport.engine.Place;
import dev.sallyport.engine.State;
import dev.sallyport.engine.StepType;
import dev.sallyport.engine.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what a person is told and asked, by the tables of the steps. Pure, and needed only where somebody asks for forms. */
public final class Presenter {
    private final StepCatalog catalog;
    private final Contexts contexts;
    private final Edge edge;

    public Presenter(StepCatalog catalog, Edge edge) {
        this.catalog = catalog;
        this.contexts = new Contexts(edge);
        this.edge = edge;
    }

    public Presentation of(Reply.Told told) {
        var execution = told.execution();
        return switch (execution.stage()) {
            case Stage.InStep in ->
                inStep(catalog.type(in.type()), in, execution, told.subject(), told.actions(), edge.now());
            case Stage.Completed _ -> over(ending(execution).orElseGet(() -> Display.of(FlowText.COMPLETED)));
            case Stage.Failed _ -> over(Display.of(FlowText.FAILED, FlowText.FAILED_LEAD.words()));
        };
    }

    private <S extends State, T> Presentation inStep(
            StepType<?, S, T> type,
            Stage.InStep in,
            FlowExecution execution,
            Subject subject,
            List<String> actions,
            Instant now) {
        var state = Contexts.stateOf(type, in.state());
        var context = contexts.quiet(type.terms().cast(in.terms()), execution, subject, now);
        var place = type.step().place(state);
        Map<String, Form> forms = new LinkedHashMap<>();
        actions.forEach(action -> place.move(action)
                .ifPresent(move -> forms.put(action, move.form().apply(state, context))));
        Optional<Display> display = switch (place.display()) {
            case Place.Shown.Told<S, T>(var shown) -> Optional.of(shown.apply(state, context));
            case Place.Shown.Always<S, T>(var shown) -> Optional.of(shown);
            case Place.Shown.Nothing<S, T>() -> Optional.empty();
        };
        return new Presentation(display, forms);
    }

    private static Presentation over(Display display) {
        return new Presentation(Optional.of(display), Map.of());
    }

    /** What the last step that ended says of its end. */
    private Optional<Display> ending(FlowExecution execution) {
        return execution.ended().isEmpty()
                ? Optional.empty()
                : catalog.find(execution.ended().getLast().type())
                        .flatMap(type ->
                                type.step().place(execution.ended().getLast().result()))
                        .flatMap(place -> place.display() instanceof Place.Shown.Always<?, ?>(var display)
                                ? Optional.of(display)
                                : Optional.empty());
    }
}
