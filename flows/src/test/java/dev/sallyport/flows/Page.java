package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The web client, in the words of a person who uses it. */
final class Page {
    private static final int MOST_TABS = 30;
    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final Tab tab;

    Page(Tab tab) {
        this.tab = tab;
    }

    /** Waits for the view with this title. */
    Page shows(String title) {
        tab.reads("#view h2", Pattern.quote(title));
        return this;
    }

    /** Waits until an element's text matches; gives the text. */
    String reads(String css, String pattern) {
        return tab.reads(css, pattern);
    }

    /** Waits until a refusal is told in these words. */
    Page refuses(String pattern) {
        tab.reads("#view [role=alert]", pattern);
        return this;
    }

    /** Waits until it is there and can be seen. */
    WebElement one(String css) {
        return tab.one(css);
    }

    boolean has(String css) {
        return tab.has(css);
    }

    Page begin() {
        return shows("Add a second factor").submit().shows("Choose your second factor");
    }

    Page choose(String type) {
        one("#view input[name=type][value=" + type + "]").click();
        return this;
    }

    Page fill(String name, String text) {
        var field = field(name);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    Page paste(String name, String text) {
        tab.paste(field(name), text);
        return this;
    }

    String value(String name) {
        return String.valueOf(field(name).getDomProperty("value"));
    }

    private WebElement field(String name) {
        return one("#view [name=" + name + "]");
    }

    Page submit() {
        one("#view button[type=submit]").click();
        return this;
    }

    /** Presses the button of the view with this label. */
    Page press(String label) {
        tab.one("#view button", label).click();
        return this;
    }

    /** Waits until the enrollment is over and has succeeded. */
    Page succeeds() {
        one("[data-end=DONE]");
        return shows("All set");
    }

    /** The app that was given the key that is shown. */
    AuthenticatorApp app() {
        return new AuthenticatorApp(key());
    }

    /** The key that is shown, without the spaces between its groups. */
    String key() {
        return tab.text(".secret").replaceAll("\\s", "");
    }

    /** The code that was sent to an address last, once the page says that it was. */
    String sentCode(String address) {
        one("[data-delivery=SENT]");
        var code = CODE.matcher(tab.text(".message[data-to='" + address + "'] .text"));
        assertThat(code.find()).isTrue();
        return code.group();
    }

    /** Has the inbox fill in the code that was sent to an address. */
    Page useCode(String address) {
        tab.one(".message[data-to='" + address + "'] button", "Use this code").click();
        return this;
    }

    /** Takes the software phone by the link beside the key; it stands in front of the page. */
    SoftwarePhone takePhone() {
        return new SoftwarePhone(
                tab.opens(() -> tab.one("#view a", "Open the software phone").click()));
    }

    /** Puts the page in front of the phone. */
    Page look() {
        tab.look();
        return this;
    }

    /** Sees the page behind the phone. */
    Page peep() {
        tab.peep();
        return this;
    }

    /** Moves the focus by the keyboard alone. */
    Page tabTo(String css) {
        for (int pressed = 0; pressed < MOST_TABS; pressed++) {
            keys(Keys.TAB);
            if (isFocused(css)) {
                return this;
            }
        }
        throw new AssertionError("the tab key does not lead to " + css);
    }

    /** Moves within a group of radio buttons. */
    Page arrowTo(String css) {
        for (int pressed = 0; pressed < MOST_TABS; pressed++) {
            if (isFocused(css)) {
                return this;
            }
            keys(Keys.ARROW_DOWN);
        }
        throw new AssertionError("the arrow keys do not lead to " + css);
    }

    private boolean isFocused(String css) {
        return Boolean.TRUE.equals(tab.script("return document.activeElement.matches(arguments[0])", css));
    }

    Page keys(CharSequence... keys) {
        tab.keys(keys);
        return this;
    }

    Page reload() {
        tab.reload();
        return this;
    }

    /** Nothing of it lies to the right of what is seen. */
    Page fitsInto(int pixels) {
        tab.fitsInto(pixels);
        return this;
    }
}
