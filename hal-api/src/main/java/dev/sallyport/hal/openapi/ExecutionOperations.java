package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.MediaTypes;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Starting executions, reading them, and acting on them. */
final class ExecutionOperations {

    private ExecutionOperations() {}

    static List<Operation> of(Executions executions) {
        return List.of(start(executions), experience(executions), read(executions), act(executions));
    }

    private static Operation start(Executions executions) {
        return started(new Operation("start", Tag.EXECUTIONS, "Start a flow"), executions)
                .takes(MediaTypes.JSON, startRequest())
                .example(MediaTypes.JSON, startExample());
    }

    private static Operation experience(Executions executions) {
        var request = new Members()
                .described("The inputs of the flow.")
                .may("redirectUri", Schemas.text("A registered one; comes back as resumeUrl."))
                .may("user", user())
                .open();
        return started(
                        new Operation("experience", Tag.EXECUTIONS, "Start a flow by its id")
                                .explained("The vendor's path for the same."),
                        executions)
                .takes(MediaTypes.JSON, request);
    }

    private static Operation started(Operation operation, Executions executions) {
        return operation
                .openTo(Access.WORKER, Access.USER)
                .asks(Parameter.IDEMPOTENCY_KEY, Parameter.ACCEPT_LANGUAGE)
                .answers(201, executions.started(Answered.with("It has begun.").always(Header.LOCATION)))
                .refuses(400, 401, 403, 404, 406, 408, 409, 413, 415, 422, 429, 503);
    }

    static ObjectNode startRequest() {
        var reference = new Members()
                .described("By id, or by name: its newest version.")
                .may("id", Schemas.uuid())
                .may("name", Schemas.text())
                .open();
        return new Members()
                .has("flowDefinition", reference)
                .may(
                        "inputs",
                        new Members()
                                .described("What the definition's trigger passes on.")
                                .may("user", user())
                                .open())
                .open();
    }

    private static ObjectNode user() {
        return new Members()
                .described("A user token speaks for its own user, so that it need not be named.")
                .may("id", Schemas.text().put("minLength", 1).put("maxLength", 100))
                .open();
    }

    static ObjectNode startExample() {
        var example = Schemas.any();
        example.putObject("flowDefinition").put("name", "device-enrollment");
        example.putObject("inputs").putObject("user").put("id", "ada").put("email", "ada@example.org");
        return example;
    }

    private static Operation read(Executions executions) {
        return new Operation("read", Tag.EXECUTIONS, "Read or poll an execution")
                .explained(
                        "Changes nothing and sends nothing. With If-None-Match and Prefer: wait=N it is answered when"
                                + " the state changes.")
                .openTo(Access.INTERACTION, Access.WORKER, Access.USER)
                .asks(Parameter.IF_NONE_MATCH, Parameter.PREFER, Parameter.ACCEPT_LANGUAGE)
                .answers(
                        200,
                        executions.execution(Answered.with("Where it stands.").sometimes(Header.PREFERENCE_APPLIED)))
                .answers(
                        304,
                        Answered.with("It is as If-None-Match says.")
                                .always(Header.ETAG)
                                .sometimes(Header.CONTENT_LANGUAGE)
                                .sometimes(Header.PREFERENCE_APPLIED))
                .refuses(400, 401, 404, 406, 429, 503);
    }

    private static Operation act(Executions executions) {
        var operation = new Operation("act", Tag.EXECUTIONS, "Act on an execution")
                .explained("The action is the body's media type: that of the link. An empty body counts as {}.")
                .openTo(Access.INTERACTION, Access.WORKER, Access.USER)
                .asks(Parameter.IDEMPOTENCY_KEY, Parameter.IF_MATCH, Parameter.ACCEPT_LANGUAGE);
        executions.requests().forEach(operation::takes);
        return operation
                .answers(
                        200,
                        executions.execution(
                                Answered.with("Where it stands now.").always(Header.CONTENT_LOCATION)))
                .refuses(400, 401, 404, 406, 408, 409, 412, 413, 415, 422, 429, 503);
    }
}
