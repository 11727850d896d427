package dev.sallyport.hal.http;

import dev.sallyport.hal.page.Pages;
import dev.sallyport.hal.view.MediaTypes;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** What pages for people have in common on the wire. */
final class PageRoutes {
    private static final String HTML = "text/html";

    private final Pages pages;
    private final Answers answers;

    PageRoutes(Pages pages, Answers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    /** {@code GET /pages/style.css}. */
    void style(RoutingContext context) {
        Answers.send(context, new Answer(200, Map.of("Content-Type", "text/css;charset=utf-8"), pages.style()));
    }

    /** Tells people by a page and programs by facts, as Accept asks; a page where both are wanted alike. */
    void tell(RoutingContext context, Supplier<String> html, Supplier<ObjectNode> facts) {
        var accept = Accept.of(context);
        var page = accept.isOpen() ? 1 : accept.weight(HTML);
        var json = accept.weight(MediaTypes.JSON);
        if (page == 0 && json == 0) {
            answers.refuse(context, Problems.notAcceptable(List.of(HTML, MediaTypes.JSON)));
        } else if (json > page) {
            Answers.send(context, Answers.json(200, facts.get(), Map.of("Vary", "Accept")));
        } else {
            Answers.send(context, page(200, html.get()));
        }
    }

    /** There is no such page: said as a page to whoever wants pages. */
    void missing(RoutingContext context, String what) {
        var accept = Accept.of(context);
        if (accept.weight(HTML) > accept.weight(MediaTypes.JSON)) {
            Answers.send(context, page(404, pages.page("Not found", "missing", Map.of("what", what))));
        } else {
            answers.refuse(context, Problems.notFound());
        }
    }

    /** A page as an answer, with what it may load. */
    static Answer page(int status, String html) {
        return new Answer(status, Map.of("Content-Type", Pages.HTML, "Vary", "Accept"), html)
                .with("Content-Security-Policy", Pages.POLICY);
    }
}
