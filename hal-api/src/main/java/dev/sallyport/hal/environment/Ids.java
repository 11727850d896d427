package dev.sallyport.hal.environment;

import java.util.regex.Pattern;

/** The form of the ids of environments, executions, policies and the like: a UUID in lower case. */
public final class Ids {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Ids() {}

    public static boolean isId(String text) {
        return UUID.matcher(text).matches();
    }
}
