package dev.sallyport.hal.http;

import dev.sallyport.engine.Refusal;
import dev.sallyport.engine.run.StepCatalog;
import dev.sallyport.hal.kit.Response;
import dev.sallyport.steps.complete.CompleteFlow;
import dev.sallyport.steps.enroll.EnrollDevice;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Every refusal that a test is given, by whatever server, must be one that the catalogue describes. */
public final class RefusalCheck {
    static final StepCatalog STEPS = new StepCatalog(List.of(new EnrollDevice(), new CompleteFlow()));
    static final Catalogue CATALOGUE = new Catalogue(STEPS);

    private RefusalCheck() {}

    /** The same response, if it is none of which the catalogue knows nothing. */
    public static Response checked(Response response) {
        var isJson = response.header("Content-Type").contains("json");
        if (response.status() >= 400 && isJson && !response.text().isEmpty() && !isDescribed(response)) {
            throw new AssertionError("the catalogue knows no " + response.status() + " " + response.text());
        }
        return response;
    }

    private static boolean isDescribed(Response response) {
        var body = response.json();
        return CATALOGUE.all().stream()
                .filter(it -> Statuses.of(it.under()) == response.status())
                .anyMatch(it -> describes(it, body));
    }

    private static boolean describes(Refusal refusal, JsonNode body) {
        if (body.has("error") || (body.has("status") && !body.has("code"))) { // RFC 6749's form, or the health's
            return body.has("status")
                    || refusal.code().equals(body.path("error").asString(""));
        }
        var detail = body.at("/details/0");
        return Statuses.wireCode(refusal.under()).equals(body.path("code").asString(""))
                && (refusal.isPlain()
                        ? detail.isMissingNode()
                        : refusal.code().equals(detail.path("code").asString(""))
                                && refusal.meaning()
                                        .innerError()
                                        .containsAll(detail.path("innerError").propertyNames()));
    }
}
