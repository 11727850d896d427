package dev.sallyport.hal.view;

import dev.sallyport.engine.run.Journal;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A journal as HAL, paged as wire.md 2.13 says. */
public final class JournalView {

    private JournalView() {}

    /**
     * What was asked for.
     *
     * @param after the version after which to begin
     * @param limit how many lines at most
     */
    public record Page(long after, int limit) {}

    /**
     * A page.
     *
     * @param href the journal's address, without a query
     * @param read one line more than the page shows, where there is one
     */
    public static ObjectNode of(String href, Journal.Lines read, Page page) {
        var document = JsonNodeFactory.instance.objectNode();
        var links = document.putObject("_links");
        Hal.link(links, "self", new Link(page.after() == 0 ? href : href + query(page.limit(), page.after()), null));
        var lines = read.lines().stream().limit(page.limit()).toList();
        if (read.lines().size() > page.limit()) {
            var last = lines.getLast().version();
            Hal.link(links, "next", new Link(href + query(page.limit(), last), null));
        }
        var list = document.putObject("_embedded").putArray("journal");
        lines.forEach(it -> line(list.addObject(), it));
        return document.put("count", read.count()).put("size", lines.size());
    }

    private static String query(int limit, long cursor) {
        return "?limit=" + limit + "&cursor=" + cursor;
    }

    private static void line(ObjectNode out, Journal.Line line) {
        out.put("version", line.version()).put("at", OpenMapper.text(line.at()));
        if (line.step() != null) {
            out.put("step", line.step());
        }
        out.put("action", line.action()).put("status", line.status());
        if (line.problem() != null) {
            out.put("problem", line.problem());
        }
        if (line.trace() != null) {
            out.put("trace", line.trace());
        }
    }
}
