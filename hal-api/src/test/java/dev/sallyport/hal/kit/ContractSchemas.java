package dev.sallyport.hal.kit;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The schemas of a document, each compiled once. */
public final class ContractSchemas {
    private static final String NAME = "https://sallyport.example/openapi.json";
    private static final int MOST_SHOWN = 12;

    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    /** Those of a document's text. */
    public ContractSchemas(String text) {
        var settings =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                it -> it.schemas(Map.of(NAME, text)).schemaRegistryConfig(settings));
    }

    /** What is wrong with a value; empty: nothing. */
    public List<String> wrong(JsonNode schema, JsonNode value) {
        var errors = compiled.computeIfAbsent(
                        schema.toString().replace("\"#/components/", "\"" + NAME + "#/components/"),
                        registry::getSchema)
                .validate(value);
        return errors.isEmpty() ? List.of() : told(errors);
    }

    /**
     * Of a choice, all variants complain. Those that have another status, type or code than the value are not the one
     * that was meant.
     */
    private static List<String> told(List<Error> errors) {
        var others = new TreeSet<String>();
        for (var error : errors) {
            var keyword = String.valueOf(error.getKeyword());
            var place = error.getInstanceLocation().toString();
            if ((keyword.equals("const") || keyword.equals("enum"))
                    && (place.endsWith("/status") || place.endsWith("/type"))) {
                variant(error).ifPresent(others::add);
            }
        }
        var left = errors.stream()
                .filter(it -> others.stream()
                        .noneMatch(other -> it.getEvaluationPath().toString().startsWith(other)))
                .map(it -> it.getInstanceLocation() + ": " + it.getMessage())
                .distinct()
                .limit(MOST_SHOWN)
                .toList();
        return left.isEmpty()
                ? errors.stream().map(String::valueOf).limit(MOST_SHOWN).toList()
                : left;
    }

    private static Optional<String> variant(Error error) {
        var path = error.getEvaluationPath().toString();
        var at = path.lastIndexOf("/oneOf/");
        return at < 0
                ? Optional.empty()
                : Optional.of(path.substring(0, path.indexOf('/', at + "/oneOf/".length()) + 1));
    }
}
