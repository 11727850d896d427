package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.MediaTypes;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What is said of refusals and relations, to people as a page and to programs as facts. */
final class CatalogueOperations {

    private CatalogueOperations() {}

    static List<Operation> of(Components components) {
        var problem = components.named("ProblemFacts", () -> problem(true));
        var relation = components.named("RelationFacts", CatalogueOperations::relation);
        return List.of(
                new Operation("problems", Tag.EXPLANATIONS, "List the codes of refusals")
                        .answers(200, both("All codes.", list("problems", problem(false))))
                        .refuses(400, 406),
                one(new Operation("problem", Tag.EXPLANATIONS, "Explain a refusal's code"), problem),
                new Operation("relations", Tag.EXPLANATIONS, "List the link relations")
                        .answers(200, both("All relations.", list("relations", relation.deepCopy())))
                        .refuses(400, 406),
                one(new Operation("relation", Tag.EXPLANATIONS, "Explain a link relation"), relation));
    }

    private static Operation one(Operation operation, ObjectNode facts) {
        var missing = ExplanationOperations.page("There is none of that name.");
        return operation
                .answers(200, both("What it means.", facts))
                .answers(404, Refusals.bodies(missing))
                .refuses(400, 406);
    }

    private static Answered both(String description, ObjectNode facts) {
        return ExplanationOperations.page(description).as(MediaTypes.JSON, facts);
    }

    private static ObjectNode list(String name, ObjectNode items) {
        return new Members().has(name, Schemas.list(items)).only();
    }

    /** A code's usual meaning, and beside it the others. */
    private static ObjectNode problem(boolean whole) {
        var members = meaning(new Members().has("href", Schemas.uri()).has("code", Schemas.text()), whole);
        return whole
                ? members.may(
                                "others",
                                Schemas.list(meaning(new Members(), true).only()))
                        .only()
                : members.only();
    }

    private static Members meaning(Members members, boolean whole) {
        members.has("status", Schemas.integer())
                .has("topLevelCode", Schemas.text())
                .has("sentence", Schemas.text("What happened."))
                .has("advice", Schemas.text("What a client does about it."))
                .may("relations", texts("It answers their requests alone; absent: any."));
        return whole
                ? members.may("innerError", Schemas.map(Schemas.text()))
                        .has("examples", Schemas.map(Schemas.any()).put("description", "Bodies, by media type."))
                : members;
    }

    private static ObjectNode relation() {
        var offer = new Members()
                .has("step", Schemas.text())
                .has("status", Schemas.text())
                .has("targets", texts("The statuses that it may lead to."));
        return new Members()
                .has("href", Schemas.uri())
                .has("relation", Schemas.text())
                .has("title", Schemas.text())
                .has("text", Schemas.text())
                .has("method", Schemas.text())
                .may("type", Schemas.text("The media type of the request."))
                .has("members", Schemas.map(Schemas.text()).put("description", "The request's, and what they mean."))
                .has("offers", Schemas.list(offer.only()).put("description", "Where an action is offered."))
                .has("refusals", texts("The codes that answer it alone."))
                .only();
    }

    private static ObjectNode texts(String description) {
        return Schemas.list(Schemas.text()).put("description", description);
    }
}
