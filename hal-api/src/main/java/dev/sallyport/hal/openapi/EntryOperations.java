package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.MediaTypes;
import java.util.List;

/** Where a client finds everything else. */
final class EntryOperations {

    private EntryOperations() {}

    static List<Operation> of(Components components) {
        var link = LinkSchemas.link(components);
        var templated = LinkSchemas.templated(components);
        var links = new Members()
                .has("self", link.deepCopy())
                .has("flowExecutions", LinkSchemas.to(MediaTypes.JSON))
                .has("flowExecution", templated)
                .has("experience", templated.deepCopy())
                .has("mobile.pairings", LinkSchemas.to(MediaTypes.JSON))
                .has("token", LinkSchemas.to("application/x-www-form-urlencoded"))
                .has("jwks", link.deepCopy())
                .has("journal", templated.deepCopy())
                .has("problems", link.deepCopy())
                .has("service-desc", link.deepCopy())
                .has("service-doc", link.deepCopy())
                .has(
                        "describedby",
                        Schemas.list(new Members()
                                        .has("href", Schemas.uri())
                                        .has("name", Schemas.text())
                                        .has("title", Schemas.text())
                                        .only())
                                .put("description", "A page for each relation; its name is the relation."));
        var entry = components.named(
                "Entry",
                () -> new Members()
                        .has("_links", links.only())
                        .has("id", Schemas.uuid())
                        .has("name", Schemas.text())
                        .only());
        return List.of(new Operation("entry", Tag.EXECUTIONS, "Find everything else")
                .answers(
                        200,
                        Answered.with("The environment's links.")
                                .always(Header.LINK)
                                .as(MediaTypes.HAL, entry)
                                .as(MediaTypes.JSON, entry.deepCopy()))
                .refuses(400, 404, 406));
    }
}
