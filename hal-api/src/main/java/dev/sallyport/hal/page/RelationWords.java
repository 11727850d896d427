package dev.sallyport.hal.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words about every relation, which stand in {@code relations.json} and nowhere else. */
public final class RelationWords {

    /**
     * What is said of a relation.
     *
     * @param title a few words
     * @param text what following it does
     * @param method the method
     * @param address from the server's root on, with variables in braces; empty: only the link knows it
     * @param type the media type of the request; empty: it has no body, or its name gives it
     * @param members what is said of each member of the request, by its path
     */
    public record Words(
            String title, String text, String method, String address, String type, Map<String, String> members) {}

    private final Map<String, Words> actions;
    private final Map<String, Words> links;

    private RelationWords(Map<String, Words> actions, Map<String, Words> links) {
        this.actions = actions;
        this.links = links;
    }

    public static RelationWords read() {
        try (var in = RelationWords.class.getResourceAsStream("relations.json")) {
            if (in == null) {
                throw new IllegalStateException("relations.json is not there");
            }
            var root = JsonMapper.shared().readTree(in);
            return new RelationWords(words(root.path("actions")), words(root.path("links")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Words> words(JsonNode relations) {
        var words = new LinkedHashMap<String, Words>();
        relations.properties().forEach(it -> {
            var said = it.getValue();
            var members = new LinkedHashMap<String, String>();
            said.path("members")
                    .properties()
                    .forEach(member ->
                            members.put(member.getKey(), member.getValue().stringValue()));
            words.put(
                    it.getKey(),
                    new Words(
                            said.path("title").stringValue(),
                            said.path("text").stringValue(),
                            said.path("method").asString("POST"),
                            said.path("address").asString(""),
                            said.path("type").asString(""),
                            members));
        });
        return words;
    }

    /**
     * What is said of an action.
     *
     * @throws IllegalStateException where nothing is said
     */
    public Words action(String name) {
        var words = actions.get(name);
        if (words == null) {
            throw new IllegalStateException("relations.json says nothing of the action " + name);
        }
        return words;
    }

    /** The actions of which something is said. */
    public Set<String> actions() {
        return Set.copyOf(actions.keySet());
    }

    /** Of relations that are no actions, in the order of saying. */
    public Map<String, Words> links() {
        return new LinkedHashMap<>(links);
    }
}
