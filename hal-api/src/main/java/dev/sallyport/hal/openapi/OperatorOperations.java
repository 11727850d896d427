package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.MediaTypes;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What an operator looks at: figures, journals, and the demo's console. */
final class OperatorOperations {

    private OperatorOperations() {}

    static List<Operation> of(Components components) {
        return List.of(
                metrics(),
                journal(components),
                console("demoMachines", "Read the tables of the steps", components),
                console("demoExecutions", "Read the executions, the newest first", components)
                        .query("status", Schemas.text("A status; absent: all."))
                        .query("limit", Schemas.integer().put("description", "How many at most.")),
                console("demoJournal", "Read an execution's journal", components)
                        .refuses(404),
                console("demoDefinitions", "Read the flow definitions", components));
    }

    private static Operation metrics() {
        return new Operation("metrics", Tag.OPERATION, "Read the metrics")
                .explained(
                        "For Prometheus. Where a token is set, it is asked for; where none is and they are not open, there are none.")
                .openTo(Access.METRICS)
                .answers(200, Answered.with("Prometheus's text format.").as("text/plain", Schemas.text()))
                .refuses(401, 404);
    }

    private static Operation journal(Components components) {
        var line = new Members()
                .has("version", Schemas.integer().put("minimum", 1))
                .has("at", Schemas.instant())
                .may("step", Schemas.text("Its name in the definition."))
                .has("action", Schemas.text())
                .has("status", Schemas.text("Where it led to."))
                .may("problem", Schemas.text("The code of the refusal."))
                .may(
                        "trace",
                        Schemas.text().put("pattern", "^[0-9a-f]{32}$").put("description", "The trace's id (W3C)."));
        var links = new Members().has("self", LinkSchemas.link(components)).may("next", LinkSchemas.link(components));
        var journal = components.named(
                "Journal",
                () -> new Members()
                        .has("_links", links.only())
                        .has(
                                "_embedded",
                                new Members()
                                        .has("journal", Schemas.list(line.only()))
                                        .only())
                        .has("count", Schemas.integer().put("description", "Of all lines."))
                        .has("size", Schemas.integer().put("description", "Of this page."))
                        .only());
        return new Operation("journal", Tag.OPERATION, "Read what happened to an execution")
                .explained("It outlives the execution, without addresses, codes and tokens.")
                .openTo(Access.WORKER)
                .query(
                        "limit",
                        Schemas.integer()
                                .put("minimum", 1)
                                .put("maximum", 1000)
                                .put("description", "How many lines at most; absent: 1,000."))
                .query("cursor", Schemas.text("Where the page before ended; next has it."))
                .answers(
                        200,
                        Answered.with("The lines, the oldest first.")
                                .as(MediaTypes.HAL, journal)
                                .as(MediaTypes.JSON, journal.deepCopy()))
                .refuses(400, 401, 403, 404, 406, 503);
    }

    /** What the console's page reads is its own affair, and may change with it. */
    private static Operation console(String id, String summary, Components components) {
        ObjectNode any = components.named(
                "ConsoleFacts",
                () -> new Members()
                        .described("For the console's own page; may change with it.")
                        .has(
                                "_links",
                                new Members()
                                        .has("self", LinkSchemas.link(components))
                                        .open())
                        .has("_embedded", Schemas.any().put("type", "object"))
                        .open());
        return new Operation(id, Tag.DEMO, summary)
                .answers(200, Answered.with("For the console.").as(MediaTypes.HAL, any))
                .refuses(400, 403, 503);
    }
}
