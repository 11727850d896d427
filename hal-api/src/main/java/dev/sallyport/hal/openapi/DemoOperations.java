package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.MediaTypes;
import java.util.List;

/** The demo's relying application and its inbox. */
final class DemoOperations {

    private DemoOperations() {}

    static List<Operation> of(Executions executions, Components components) {
        return List.of(start(executions), messages(components));
    }

    private static Operation start(Executions executions) {
        return new Operation("demoStart", Tag.DEMO, "Start a flow as the demo's relying application")
                .explained("For the demo's user, or for the one in inputs; no token is needed.")
                .takes(MediaTypes.JSON, ExecutionOperations.startRequest())
                .example(MediaTypes.JSON, ExecutionOperations.startExample())
                .answers(201, executions.started(Answered.with("It has begun.").always(Header.LOCATION)))
                .refuses(400, 403, 406, 408, 409, 413, 415, 429, 503);
    }

    private static Operation messages(Components components) {
        var message = new Members()
                .has("id", Schemas.text())
                .has("channel", Schemas.choice(List.of("EMAIL", "SMS", "VOICE")))
                .has("to", Schemas.text())
                .may("subject", Schemas.text("Absent where the channel has none."))
                .has("text", Schemas.text("Holds a code as one run of digits."))
                .has("createdAt", Schemas.instant())
                .only();
        var messages = new Members()
                .has(
                        "_links",
                        new Members().has("self", LinkSchemas.link(components)).only())
                .has(
                        "_embedded",
                        new Members().has("messages", Schemas.list(message)).only())
                .only();
        return new Operation("demoMessages", Tag.DEMO, "Read what was sent, the newest first")
                .query("to", Schemas.text("An address; absent: all."))
                .query("channel", Schemas.text("EMAIL, SMS or VOICE; absent: all."))
                .query(
                        "limit",
                        Schemas.integer()
                                .put("minimum", 1)
                                .put("maximum", 999)
                                .put("description", "How many at most; absent: 1,000."))
                .answers(200, Answered.with("The messages.").as(MediaTypes.HAL, messages))
                .refuses(400, 403, 503);
    }
}
