package dev.sallyport.hal.http;

import dev.sallyport.engine.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The members of an action's request, as its record has them. */
final class ActionMembers {

    private ActionMembers() {}

    /** JSON types by the members' paths, in the order of the record. */
    static Map<String, String> of(Class<? extends Action> action) {
        var members = new LinkedHashMap<String, String>();
        add(members, "", action);
        return members;
    }

    private static void add(Map<String, String> members, String before, Class<?> type) {
        for (var component : type.getRecordComponents()) {
            var path = before + component.getName();
            if (component.getType().isRecord()) {
                add(members, path + ".", component.getType());
            } else {
                members.put(path, jsonType(component.getType()));
            }
        }
    }

    private static String jsonType(Class<?> type) {
        if (JsonNode.class.isAssignableFrom(type)) {
            return "any JSON";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "boolean";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "number";
        }
        return Iterable.class.isAssignableFrom(type) ? "array" : "string";
    }

    /** The members of which nothing is said, and those that are said but are none. */
    static List<String> unexplained(Map<String, String> members, Map<String, String> words) {
        var wrong = new ArrayList<String>();
        members.keySet().stream().filter(it -> !words.containsKey(it)).forEach(wrong::add);
        words.keySet().stream().filter(it -> !members.containsKey(it)).forEach(wrong::add);
        return wrong;
    }
}
