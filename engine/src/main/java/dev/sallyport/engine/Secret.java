package dev.sallyport.engine;

/** A value that is never stored, logged or shown in clear unless a view names it; the store seals it. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
