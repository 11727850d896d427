package dev.sallyport.hal.view;

import dev.sallyport.engine.run.FlowExecution;
import dev.sallyport.engine.run.Reply;
import dev.sallyport.engine.run.Stage;
import dev.sallyport.engine.run.StepCatalog;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Executions as HAL (decisions.md section 4). */
public final class Hal {
    private final String base;
    private final StepCatalog steps;
    private final List<StepViews> all;
    private final Map<String, StepViews> views;
    private final JsonMapper open;

    /**
     * The views of all step types.
     *
     * @param base the server's public address without a slash at its end
     */
    public Hal(String base, StepCatalog steps, List<StepViews> views) {
        this.base = base;
        this.steps = steps;
        this.all = List.copyOf(views);
        this.views = views.stream().collect(Collectors.toUnmodifiableMap(StepViews::type, Function.identity()));
        this.open = OpenMapper.of(views);
    }

    /** What of each step type may be seen. */
    public List<StepViews> views() {
        return all;
    }

    public String href(FlowExecution execution) {
        return base + "/" + execution.environment() + "/flowExecutions/" + execution.id();
    }

    /** The execution with its links. */
    public ObjectNode execution(Reply.Told told) {
        var execution = told.execution();
        var document = JsonNodeFactory.instance.objectNode();
        var links = document.putObject("_links");
        var href = href(execution);
        link(links, "self", new Link(href, null));
        told.actions().forEach(action -> link(links, action, new Link(href, MediaTypes.of(action))));
        document.put("id", execution.id());
        document.putObject("environment").put("id", execution.environment());
        document.putObject("flowDefinition")
                .put("id", execution.definition().id())
                .put("name", execution.definition().name())
                .put("version", execution.definition().version());
        switch (execution.stage()) {
            case Stage.InStep in -> inStep(document, in);
            case Stage.Completed completed -> completed(document, execution, completed);
            case Stage.Failed failed -> {
                document.put("status", "FAILED");
                document.putObject("error").put("code", failed.code()).put("message", failed.message());
            }
        }
        return document.put("createdAt", OpenMapper.text(execution.createdAt()))
                .put("updatedAt", OpenMapper.text(execution.updatedAt()))
                .put("expiresAt", OpenMapper.text(execution.expiresAt()));
    }

    private void inStep(ObjectNode document, Stage.InStep in) {
        document.putObject("step").put("name", in.step()).put("type", in.type());
        document.put("status", steps.type(in.type()).step().status(in.state()));
        var view = views.get(in.type());
        if (view != null && open.valueToTree(view.shown(in)) instanceof ObjectNode members) {
            document.setAll(members);
        }
    }

    private void completed(ObjectNode document, FlowExecution execution, Stage.Completed completed) {
        document.put("status", "COMPLETED");
        document.put("result", completed.result());
        document.set("outputs", open.valueToTree(completed.outputs()));
        var ended = document.putArray("steps");
        execution
                .ended()
                .forEach(it -> ended.addObject()
                        .put("name", it.name())
                        .put("type", it.type())
                        .put("result", it.result()));
        if (execution.resumeUrl() != null) {
            document.put("resumeUrl", execution.resumeUrl());
        }
    }

    /** Adds a link under its relation. */
    public static void link(ObjectNode links, String relation, Link link) {
        var node = links.putObject(relation).put("href", link.href());
        if (link.type() != null) {
            node.put("type", link.type());
        }
    }
}
