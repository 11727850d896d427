package dev.sallyport.flows;

/** The phone made of software at {@code /demo/phone}, in the words of a person who holds it. */
final class SoftwarePhone {
    private static final String KEY = "#pairing [name=key]";

    private final Tab tab;

    SoftwarePhone(Tab tab) {
        this.tab = tab;
        tab.reads("#thumbprint", "[A-Za-z0-9_-]{43}"); // it has made its key, or found it
    }

    /** Has it do something else than an app does, by the name that the phone shows. */
    SoftwarePhone does(String way) {
        tab.one("label", way).click();
        return this;
    }

    SoftwarePhone type(String key) {
        var field = tab.one(KEY);
        field.clear();
        field.sendKeys(key);
        return this;
    }

    /** Pastes what was copied from another tab. */
    SoftwarePhone pasteKey() {
        var field = tab.one(KEY);
        field.clear();
        field.click();
        tab.pasteHere();
        return this;
    }

    /** The key that it holds, without the spaces between its groups. */
    String key() {
        return String.valueOf(tab.one(KEY).getDomProperty("value")).replace(" ", "");
    }

    SoftwarePhone pair() {
        tab.one("button", "Pair").click();
        return this;
    }

    /** Waits for a result with this title, and with these words in it. */
    SoftwarePhone says(String title, String words) {
        tab.reads("#result", "\\Q" + title + "\\E.*\\Q" + words + "\\E.*");
        return this;
    }

    SoftwarePhone says(String title) {
        return says(title, "");
    }

    SoftwarePhone look() {
        tab.look();
        return this;
    }

    SoftwarePhone fitsInto(int pixels) {
        tab.fitsInto(pixels);
        return this;
    }
}
