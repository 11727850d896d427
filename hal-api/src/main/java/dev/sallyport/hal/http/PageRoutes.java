package dev.sallyport.hal.http;

import dev.sallyport.hal.page.Pages;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** What pages for people have in common on the wire. */
final class PageRoutes {
    private final Pages pages;

    PageRoutes(Pages pages) {
        this.pages = pages;
    }

    /** {@code GET /pages/style.css}. */
    void style(RoutingContext context) {
        Answers.send(context, new Answer(200, Map.of("Content-Type", "text/css;charset=utf-8"), pages.style()));
    }

    /** A page as an answer, with what it may load. */
    static Answer page(int status, String html) {
        return new Answer(status, Map.of("Content-Type", Pages.HTML, "Vary", "Accept"), html)
                .with("Content-Security-Policy", Pages.POLICY);
    }
}
