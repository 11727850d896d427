package dev.sallyport.hal.openapi;

import tools.jackson.databind.node.ObjectNode;

/** An answer of an operation, as it is told. */
final class Answered {
    private final ObjectNode answer;

    private Answered(String description) {
        this.answer = Schemas.any().put("description", description);
    }

    /** Without a body, unless one is added. */
    static Answered with(String description) {
        return new Answered(description).always(Header.CORRELATION_ID).always(Header.CACHE_CONTROL);
    }

    /** The same, without the headers that every route sends. */
    static Answered bare(String description) {
        return new Answered(description);
    }

    /** A header that it always has. */
    Answered always(Header header) {
        answer.withObjectProperty("headers").set(header.wire(), header.reference(true));
        return this;
    }

    /** A header that it may have. */
    Answered sometimes(Header header) {
        answer.withObjectProperty("headers").set(header.wire(), header.reference(false));
        return this;
    }

    /** A body. */
    Answered as(String mediaType, ObjectNode schema) {
        answer.withObjectProperty("content").putObject(mediaType).set("schema", schema);
        return this;
    }

    ObjectNode node() {
        return answer;
    }
}
