package dev.sallyport.hal.openapi;

import tools.jackson.databind.node.ObjectNode;

/** HAL links (draft-kelly-json-hal section 5). */
final class LinkSchemas {

    private LinkSchemas() {}

    static ObjectNode link(Components components) {
        return components.named(
                "Link", () -> new Members().has("href", Schemas.uri()).only());
    }

    static ObjectNode templated(Components components) {
        return components.named(
                "TemplatedLink",
                () -> new Members()
                        .has("href", Schemas.text("A URI template (RFC 6570).").put("format", "uri-template"))
                        .has("templated", Schemas.flag().put("const", true))
                        .only());
    }

    /** A link to where a media type is sent. */
    static ObjectNode to(String mediaType) {
        return new Members()
                .has("href", Schemas.uri())
                .has("type", Schemas.constant(mediaType))
                .only();
    }
}
