package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.MediaTypes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * The refusals: the vendor's body and RFC 9457's (decisions.md section 6).
 *
 * @param codes the top-level codes on the wire, by status
 * @param details the codes of details
 * @param tokenErrors the codes of RFC 6749 section 5.2
 */
public record Refusals(Map<Integer, List<String>> codes, List<String> details, List<String> tokenErrors) {
    private static final String WIRE = "Refusal";
    private static final String PROBLEM = "Problem";

    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(400, "The request cannot be carried out as it is."),
            Map.entry(401, "A valid token is missing."),
            Map.entry(403, "The token, or the page, may not do this."),
            Map.entry(404, "There is no such thing, or no longer."),
            Map.entry(405, "The path has other methods."),
            Map.entry(406, "None of the media types in Accept is served."),
            Map.entry(408, "The body did not arrive in time."),
            Map.entry(409, "Others changed the same at the same time."),
            Map.entry(412, "The execution has another version than If-Match names."),
            Map.entry(413, "The body is larger than 64 KiB."),
            Map.entry(414, "The request's line is longer than 4 KiB."),
            Map.entry(415, "The body's media type is not accepted here."),
            Map.entry(422, "The Idempotency-Key was used with another request."),
            Map.entry(429, "A limit is reached."),
            Map.entry(431, "The headers are larger than 8 KiB."),
            Map.entry(500, "The server made a mistake."),
            Map.entry(503, "The server cannot answer at the moment."));

    public Refusals {
        codes = Map.copyOf(codes);
        details = List.copyOf(details);
        tokenErrors = List.copyOf(tokenErrors);
    }

    static ObjectNode reference(int status) {
        return Schemas.any().put("$ref", "#/components/responses/Refused" + status);
    }

    /** Adds the bodies of refusals to an answer. */
    static Answered bodies(Answered answer) {
        return answer.as(MediaTypes.HAL, Schemas.ref(WIRE))
                .as(MediaTypes.JSON, Schemas.ref(WIRE))
                .as(MediaTypes.FORMS, Schemas.ref(WIRE))
                .as(MediaTypes.PROBLEM, Schemas.ref(PROBLEM));
    }

    /** The answers that {@link #reference} refers to. */
    ObjectNode answers(Components components) {
        var wire = components.named(WIRE, this::wire);
        var problem = components.named(PROBLEM, this::problem);
        var all = Schemas.any();
        for (var status : new TreeSet<>(codes.keySet())) {
            var answer = (isBeforeRoutes(status) ? Answered.bare(meaning(status)) : Answered.with(meaning(status)))
                    .sometimes(Header.CONTENT_LANGUAGE)
                    .sometimes(Header.LINK)
                    .as(MediaTypes.HAL, narrowed(wire, status))
                    .as(MediaTypes.JSON, narrowed(wire, status))
                    .as(MediaTypes.FORMS, narrowed(wire, status))
                    .as(MediaTypes.PROBLEM, narrowed(problem, status));
            switch (status) {
                case 401 -> answer.always(Header.WWW_AUTHENTICATE);
                case 405 -> answer.always(Header.ALLOW);
                case 409, 503 -> answer.always(Header.RETRY_AFTER);
                case 415 -> answer.sometimes(Header.ACCEPT_POST);
                case 429 -> answer.sometimes(Header.RETRY_AFTER);
                default -> {}
            }
            all.set("Refused" + status, answer.node());
        }
        return all;
    }

    private static String meaning(int status) {
        return MEANINGS.getOrDefault(status, "Refused.");
    }

    /** What could not be read as a request has no id of one. */
    private static boolean isBeforeRoutes(int status) {
        return status == 414 || status == 431;
    }

    private ObjectNode narrowed(ObjectNode reference, int status) {
        var schema = Schemas.any();
        schema.putArray("allOf").add(reference.deepCopy());
        schema.putObject("properties").set("code", Schemas.choice(codes.getOrDefault(status, List.of())));
        return schema;
    }

    private ObjectNode wire() {
        return new Members()
                .has("id", Schemas.uuid().put("description", "The request's, to be quoted; the server's log has it."))
                .has("code", Schemas.choice(allCodes()))
                .has("message", Schemas.text("A sentence for a developer."))
                .may("details", details(detail()))
                .only();
    }

    private ObjectNode problem() {
        return new Members()
                .has("type", Schemas.uri().put("description", "A page that explains it."))
                .has("title", Schemas.text("What all refusals of the kind are called."))
                .has("detail", Schemas.text("What happened here."))
                .has("status", Schemas.integer().put("minimum", 400).put("maximum", 599))
                .has("instance", Schemas.uri().put("description", "The request's id as a URN."))
                .has("code", Schemas.choice(allCodes()))
                .may("details", details(detail()))
                .only();
    }

    private Collection<String> allCodes() {
        var all = new TreeSet<String>();
        codes.values().forEach(all::addAll);
        return all;
    }

    private static ObjectNode details(ObjectNode detail) {
        return Schemas.list(detail).put("minItems", 1);
    }

    private ObjectNode detail() {
        return new Members()
                .has("code", Schemas.choice(new TreeSet<>(details)))
                .may("target", Schemas.text("The member or header at fault, by its path."))
                .has("message", Schemas.text())
                .may("innerError", innerError())
                .only();
    }

    private static ObjectNode innerError() {
        return new Members()
                .described("What would be allowed, or what is left.")
                .may("allowedValues", Schemas.list(Schemas.text()))
                .may("allowedCountries", Schemas.list(Schemas.text()))
                .may("rangeMinimumValue", Schemas.integer())
                .may("rangeMaximumValue", Schemas.integer())
                .may("quotaLimit", Schemas.integer())
                .may("attemptsRemaining", Schemas.integer())
                .may("reason", Schemas.text())
                .only();
    }
}
