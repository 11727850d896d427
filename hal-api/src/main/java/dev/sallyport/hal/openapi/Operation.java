package dev.sallyport.hal.openapi;

import tools.jackson.databind.node.ObjectNode;

/** What is told of an endpoint, beside its method and path. */
final class Operation {
    private final String id;
    private final ObjectNode operation = Schemas.any();

    /**
     * An operation.
     *
     * @param id the endpoint's name
     * @param summary a few words
     */
    Operation(String id, Tag tag, String summary) {
        this.id = id;
        operation.put("operationId", id);
        operation.putArray("tags").add(tag.wire());
        operation.put("summary", summary);
        operation.putArray("security"); // nobody needs to bring anything
    }

    String id() {
        return id;
    }

    Operation explained(String description) {
        operation.put("description", description);
        return this;
    }

    /** One of them is enough. */
    Operation openTo(Access... callers) {
        for (var caller : callers) {
            operation.withArrayProperty("security").add(caller.requirement());
        }
        return this;
    }

    Operation asks(Parameter... parameters) {
        for (var parameter : parameters) {
            operation.withArrayProperty("parameters").add(parameter.reference());
        }
        return this;
    }

    Operation query(String name, ObjectNode schema) {
        var parameter = Schemas.any().put("name", name).put("in", "query");
        parameter.put("description", schema.path("description").asString(""));
        parameter.set("schema", schema.without("description"));
        operation.withArrayProperty("parameters").add(parameter);
        return this;
    }

    /** A body that is taken; several are told apart by media type. */
    Operation takes(String mediaType, ObjectNode schema) {
        operation
                .withObjectProperty("requestBody")
                .withObjectProperty("content")
                .putObject(mediaType)
                .set("schema", schema);
        return this;
    }

    /** An example of the last body that is taken. */
    Operation example(String mediaType, ObjectNode example) {
        operation
                .withObjectProperty("requestBody")
                .withObjectProperty("content")
                .withObjectProperty(mediaType)
                .set("example", example);
        return this;
    }

    Operation bodyRequired() {
        operation.withObjectProperty("requestBody").put("required", true);
        return this;
    }

    Operation answers(int status, Answered answer) {
        operation.withObjectProperty("responses").set(String.valueOf(status), answer.node());
        return this;
    }

    /** Refusals in the common bodies. */
    Operation refuses(int... statuses) {
        for (var status : statuses) {
            operation.withObjectProperty("responses").set(String.valueOf(status), Refusals.reference(status));
        }
        return this;
    }

    ObjectNode node() {
        return operation;
    }
}
