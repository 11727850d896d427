package dev.sallyport.engine.run;

/** What sealed values are bound to, so that a sealed text moved to another row opens nowhere. */
public final class Places {

    private Places() {}

    public static String execution(String environment, String id) {
        return "execution/" + environment + "/" + id;
    }

    public static String resource(String environment, String kind, String key) {
        return "resource/" + environment + "/" + kind + "/" + key;
    }

    public static String message(String environment, String id) {
        return "message/" + environment + "/" + id;
    }

    public static String receipt(String environment, String key) {
        return "receipt/" + environment + "/" + key;
    }
}
