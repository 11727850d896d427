package dev.sallyport.hal.page;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The pages that explain the API to people: one layout, one style sheet, no script. Templates stand beside this class
 * in the resources, as {@code <name>.html}; every value is escaped. Thread-safe.
 */
public final class Pages {
    /** Where the style sheet is served. */
    public static final String STYLE = "/pages/style.css";

    /** What a page may load: its style sheet, and the mark in its head. */
    public static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static final String HTML = "text/html;charset=utf-8";

    private static final Mustache.Compiler MUSTACHE = Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .withCollector(new OnlyMaps())
            .withLoader(name -> new StringReader(resource(name + ".html")));

    private final String root;
    private final Template layout = MUSTACHE.compile(resource("layout.html"));
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    /**
     * The pages of a server.
     *
     * @param base its public address without a slash at its end; pages link by its path alone, so that they work under
     *     every name by which the server is reached
     */
    public Pages(String base) {
        var path = URI.create(base).getRawPath();
        this.root = path == null ? "" : path;
    }

    /**
     * A whole page.
     *
     * @param title what stands in the window's title; the template gives its own h1
     * @param template the template's name, such as {@code problem}; it may refer to {@code root}, the path before every
     *     address of the server
     * @param values maps, lists, texts, numbers and booleans, for the template
     */
    public String page(String title, String template, Map<String, ?> values) {
        var within = new LinkedHashMap<String, @Nullable Object>(values);
        within.put("root", root);
        var content = templates
                .computeIfAbsent(template, name -> MUSTACHE.compile(resource(name + ".html")))
                .execute(within);
        return layout.execute(Map.of("title", title, "root", root, "style", root + STYLE, "content", content));
    }

    /** The style sheet. */
    public String style() {
        return resource("style.css");
    }

    private static String resource(String name) {
        try (var in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no page has the part " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No reflection: a template reaches nothing but what it was passed. */
    private static final class OnlyMaps extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
