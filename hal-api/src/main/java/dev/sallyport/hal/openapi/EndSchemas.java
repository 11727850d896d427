package dev.sallyport.hal.openapi;

import tools.jackson.databind.node.ObjectNode;

/** How an execution ends (decisions.md section 4), and what every one ends with. */
final class EndSchemas {

    private EndSchemas() {}

    static ObjectNode completed(Members beginning) {
        var step = new Members()
                .has("name", Schemas.text())
                .has("type", Schemas.text())
                .has("result", Schemas.text());
        return times(beginning
                        .has("status", Schemas.constant("COMPLETED"))
                        .has("result", Schemas.text("The last step's result, or what COMPLETE_FLOW says."))
                        .has("outputs", Schemas.map(Schemas.any()).put("description", "The last step's, by name."))
                        .has("steps", Schemas.list(step.only()))
                        .may("resumeUrl", Schemas.uri().put("description", "The redirectUri of the start.")))
                .open();
    }

    static ObjectNode failed(Members beginning) {
        return times(beginning
                        .has("status", Schemas.constant("FAILED"))
                        .has(
                                "error",
                                new Members()
                                        .has("code", Schemas.text())
                                        .has("message", Schemas.text())
                                        .only()))
                .open();
    }

    static Members times(Members members) {
        return members.has("createdAt", Schemas.instant())
                .has("updatedAt", Schemas.instant())
                .has("expiresAt", Schemas.instant().put("description", "From then on it is gone (404)."));
    }
}
