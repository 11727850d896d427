package dev.sallyport.hal.kit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The paths of a document; what is written out goes before what has parameters. */
final class ContractPaths {
    private final List<Template> templates;

    private record Template(String text, Pattern pattern, JsonNode item) {
        static Template of(String text, JsonNode item) {
            return new Template(text, Pattern.compile(text.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+")), item);
        }

        long parameters() {
            return text.chars().filter(it -> it == '{').count();
        }
    }

    ContractPaths(JsonNode paths) {
        this.templates = paths.properties().stream()
                .map(it -> Template.of(it.getKey(), it.getValue()))
                .sorted(Comparator.comparingLong(Template::parameters))
                .toList();
    }

    Optional<JsonNode> find(String path) {
        return templates.stream()
                .filter(it -> it.pattern().matcher(path).matches())
                .map(Template::item)
                .findFirst();
    }
}
