package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/clients.md shows is what the tests run. */
final class ClientsDocumentTest {
    private static final Path DOCS = Path.of("..", "docs");

    /** A line that ends with a link to a file, and the block after it. */
    private static final Pattern SNIPPET = Pattern.compile("(?s)\\]\\(([^)\\n]+)\\):\\n\\n```\\w+\\n(.*?)```\\n");

    private static final Pattern BLOCK = Pattern.compile("(?m)^```(?:js|sh)$");

    @Test
    void itsSnippetsArePartsOfFilesThatAreTested() throws Exception {
        var document = Files.readString(DOCS.resolve("clients.md"));
        var snippets = SNIPPET.matcher(document).results().toList();

        assertThat(snippets).hasSameSizeAs(BLOCK.matcher(document).results().toList());
        for (var snippet : snippets) {
            assertThat(Files.readString(DOCS.resolve(snippet.group(1)))).contains(snippet.group(2));
        }
    }
}
