package dev.sallyport.hal.http;

import dev.sallyport.hal.http.Relations.Offer;
import dev.sallyport.hal.http.Relations.Relation;
import dev.sallyport.hal.page.Pages;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A page for each relation; the entry document links them as {@code describedby}. */
final class RelationRoutes {
    private final String base;
    private final Relations relations;
    private final Catalogue catalogue;
    private final Pages pages;
    private final PageRoutes routes;

    RelationRoutes(String base, Relations relations, Catalogue catalogue, Pages pages, PageRoutes routes) {
        this.base = base;
        this.relations = relations;
        this.catalogue = catalogue;
        this.pages = pages;
        this.routes = routes;
    }

    /** {@code GET /relations}. */
    void index(RoutingContext context) {
        routes.tell(
                context,
                () -> pages.page("Relations", "relations", Map.of("actions", titles(true), "links", titles(false))),
                () -> {
                    var facts = JsonNodeFactory.instance.objectNode();
                    var all = facts.putArray("relations");
                    relations.all().forEach(it -> all.add(facts(it)));
                    return facts;
                });
    }

    private List<Map<String, String>> titles(boolean actions) {
        return relations.all().stream()
                .filter(it -> it.isAction() == actions)
                .map(it -> Map.of("name", it.name(), "title", it.words().title()))
                .toList();
    }

    /** {@code GET /relations/{relation}}. */
    void one(RoutingContext context) {
        relations
                .find(String.valueOf(context.pathParam("relation")))
                .ifPresentOrElse(
                        it -> routes.tell(
                                context, () -> pages.page(it.name(), "relation", values(it)), () -> facts(it)),
                        () -> routes.missing(context, "relation"));
    }

    private Map<String, Object> values(Relation relation) {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", relation.name());
        values.put("title", relation.words().title());
        values.put("text", relation.words().text());
        values.put("method", relation.words().method());
        values.put(
                "address",
                relation.words().address().isEmpty()
                        ? ""
                        : base + relation.words().address());
        values.put("type", relation.type());
        values.put("isAction", relation.isAction());
        values.put(
                "members",
                relation.members().entrySet().stream()
                        .map(it -> Map.of(
                                "name",
                                it.getKey(),
                                "type",
                                it.getValue(),
                                "words",
                                relation.words().members().getOrDefault(it.getKey(), "")))
                        .toList());
        values.put(
                "offers",
                relation.isAction()
                        ? List.of(Map.of(
                                "rows",
                                relation.offers().stream()
                                        .map(RelationRoutes::row)
                                        .toList()))
                        : List.of());
        var refusals = catalogue.answering(relation.name());
        values.put("hasRefusals", !refusals.isEmpty());
        values.put(
                "refusals",
                refusals.stream()
                        .map(it ->
                                Map.of("code", it.code(), "status", Statuses.of(it.under()), "sentence", it.sentence()))
                        .toList());
        return values;
    }

    private static Map<String, Object> row(Offer offer) {
        return Map.of(
                "step",
                offer.step(),
                "status",
                offer.status(),
                "targets",
                offer.targets().stream().map(it -> Map.of("status", it)).toList());
    }

    private ObjectNode facts(Relation relation) {
        var facts = JsonNodeFactory.instance.objectNode();
        facts.put("href", base + "/relations/" + relation.name());
        facts.put("relation", relation.name());
        facts.put("title", relation.words().title());
        facts.put("text", relation.words().text());
        facts.put("method", relation.words().method());
        if (!relation.type().isEmpty()) {
            facts.put("type", relation.type());
        }
        var members = facts.putObject("members");
        relation.members()
                .keySet()
                .forEach(it -> members.put(it, relation.words().members().getOrDefault(it, "")));
        var offers = facts.putArray("offers");
        relation.offers().forEach(it -> {
            var offer = offers.addObject().put("step", it.step()).put("status", it.status());
            var targets = offer.putArray("targets");
            it.targets().forEach(targets::add);
        });
        var refusals = facts.putArray("refusals");
        catalogue.answering(relation.name()).forEach(it -> refusals.add(it.code()));
        return facts;
    }
}
