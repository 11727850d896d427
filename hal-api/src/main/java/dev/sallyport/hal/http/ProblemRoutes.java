package dev.sallyport.hal.http;

import dev.sallyport.engine.Refusal;
import dev.sallyport.hal.page.Pages;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A page for each code of the catalogue; {@code type} in problem+json leads there (RFC 9457 section 3.1.1). */
final class ProblemRoutes {
    private final String base;
    private final Catalogue catalogue;
    private final Pages pages;
    private final PageRoutes routes;
    private final Explained explained;

    ProblemRoutes(String base, Catalogue catalogue, Pages pages, PageRoutes routes) {
        this.base = base;
        this.catalogue = catalogue;
        this.pages = pages;
        this.routes = routes;
        this.explained = new Explained(base);
        catalogue.all().forEach(explained::facts); // an entry that cannot be shown shall stop the server, not a page
    }

    /** {@code GET /problems}. */
    void index(RoutingContext context) {
        routes.tell(context, this::indexPage, this::indexFacts);
    }

    private String indexPage() {
        var codes = catalogue.codes().stream()
                .map(code -> Map.of(
                        "code",
                        code,
                        "sentence",
                        catalogue.of(code).getFirst().sentence(),
                        "statuses",
                        catalogue.of(code).stream()
                                .map(it -> Statuses.of(it.under()))
                                .distinct()
                                .map(it -> Map.of("status", it))
                                .toList()))
                .toList();
        return pages.page("Problems", "problems", Map.of("codes", codes));
    }

    private ObjectNode indexFacts() {
        var facts = JsonNodeFactory.instance.objectNode();
        var problems = facts.putArray("problems");
        catalogue
                .codes()
                .forEach(code -> problems.add(
                        facts(code, catalogue.of(code)).without(List.of("examples", "others", "innerError"))));
        return facts;
    }

    /** {@code GET /problems/{code}}. */
    void one(RoutingContext context) {
        var code = String.valueOf(context.pathParam("code"));
        var meanings = catalogue.of(code);
        if (meanings.isEmpty()) {
            routes.missing(context, "problem");
        } else {
            routes.tell(context, () -> page(code, meanings), () -> facts(code, meanings));
        }
    }

    private String page(String code, List<Refusal> meanings) {
        return pages.page(
                code,
                "problem",
                Map.of(
                        "code",
                        code,
                        "isMany",
                        meanings.size() > 1,
                        "meanings",
                        meanings.stream().map(explained::values).toList()));
    }

    /** The usual meaning, and beside it the others, if a code has more than one. */
    private ObjectNode facts(String code, List<Refusal> meanings) {
        var facts = JsonNodeFactory.instance.objectNode();
        facts.put("href", base + "/problems/" + code).put("code", code);
        facts.setAll(explained.facts(meanings.getFirst()));
        if (meanings.size() > 1) {
            var others = facts.putArray("others");
            meanings.stream().skip(1).map(explained::facts).forEach(others::add);
        }
        return facts;
    }
}
