package dev.sallyport.hal.openapi;

import dev.sallyport.hal.view.MediaTypes;
import java.util.List;

/** The API's documents about itself. */
final class ExplanationOperations {
    private static final String HTML = "text/html";

    private ExplanationOperations() {}

    static List<Operation> of() {
        return List.of(
                new Operation("openApi", Tag.EXPLANATIONS, "Read this document")
                        .asks(Parameter.IF_NONE_MATCH)
                        .answers(
                                200,
                                Answered.with("OpenAPI 3.1.")
                                        .always(Header.ETAG)
                                        .as(
                                                MediaTypes.JSON,
                                                Schemas.any()
                                                        .put("type", "object")
                                                        .put("description", "OpenAPI 3.1.")))
                        .answers(
                                304,
                                Answered.with("It is as If-None-Match says.").always(Header.ETAG)),
                new Operation("openApiPage", Tag.EXPLANATIONS, "Read it as a page")
                        .answers(200, page("The same for people.")),
                new Operation("pageStyle", Tag.EXPLANATIONS, "Style of the pages")
                        .answers(200, Answered.with("A style sheet.").as("text/css", Schemas.text())));
    }

    static Answered page(String description) {
        return Answered.with(description).as(HTML, Schemas.text());
    }
}
