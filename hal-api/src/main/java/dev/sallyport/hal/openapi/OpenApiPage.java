package dev.sallyport.hal.openapi;

import dev.sallyport.hal.page.Pages;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The document for people: one page, its parts by tag, and every schema with an address of its own. */
public final class OpenApiPage {
    private final Pages pages;

    public OpenApiPage(Pages pages) {
        this.pages = pages;
    }

    public String of(ObjectNode document) {
        return pages.page(
                "API",
                "openapi",
                Map.of(
                        "version", document.path("openapi").asString(""),
                        "description", document.at("/info/description").asString(""),
                        "server", document.at("/servers/0/url").asString(""),
                        "groups", new PageOperations(document).byTag(),
                        "access", PageSchemas.access(document),
                        "schemas", new PageSchemas().all(document)));
    }
}
