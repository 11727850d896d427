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
        tab.reads(".view h2", Pattern.quote(title));
        return this;
    }

    /** Waits until an element's text matches; gives the text. */
    String reads(String css, String pattern) {
        return tab.reads(css, pattern);
    }

    /** Waits until a refusal is told in these words. */
    Page refuses(String pattern) {
        tab.reads(".view [role=alert]", pattern);
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
        one(".view input[name=type][value=" + type + "]").click();
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
        return one(".view [name='" + name + "']");
    }

    Page submit() {
        one(".view button[type=submit]").click();
        return this;
    }

    /** Presses the button of the view with this label. */
    Page press(String label) {
        tab.one("button", label).click();
        return this;
    }

    /** Waits until the enrollment is over and has succeeded. */
    Page succeeds() {
        one("[part~=icon-done]");
        return shows("All set");
    }

    /** What the state that is shown has at a path of members; null as a text where it has nothing. */
    String state(String path) {
        return String.valueOf(tab.script(
                "return arguments[0].split('.').reduce((at, name) => at?.[name],"
                        + " document.querySelector('sallyport-flow').state)",
                path));
    }

    /** Remembers the events of the elements from now on. */
    Page listens() {
        tab.script("""
                window.heard = [];
                for (const name of ['state', 'completed', 'failed', 'gone', 'refused'])
                    document.addEventListener(`sallyport-${name}`, ({ type, detail }) =>
                        heard.push(`${type} ${detail.state?.status ?? detail.details[0].code}`));
                """);
        return this;
    }

    /** The events that were heard, in order. */
    String heard() {
        return String.valueOf(tab.script("return window.heard.join(', ')"));
    }

    /** Has the stranger's page show another execution beside the first. */
    Page addsAnother() {
        tab.script("""
                const flow = document.createElement('sallyport-flow');
                document.querySelector('main').append(flow);
                return fetch('/start', { method: 'POST' }).then((started) => started.json())
                    .then((execution) => { Object.assign(flow, execution); });
                """);
        return this;
    }

    Page removesTheFirst() {
        tab.script("document.querySelector('sallyport-flow').remove()");
        return this;
    }

    /** Keeps the address of its execution, and loses what opens it. */
    Page forgetsItsToken() {
        tab.script("""
                const kept = JSON.parse(sessionStorage.getItem('sallyport.execution'));
                sessionStorage.setItem('sallyport.execution', JSON.stringify({ ...kept, token: 'lost' }));
                """);
        return this;
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
        tab.reads(".lead", "(A code was sent to|We called) .*");
        return code(tab.text(".message[data-to='" + address + "'] .text"));
    }

    /** The code in a message. */
    static String code(String text) {
        var code = CODE.matcher(text);
        assertThat(code.find()).as(text).isTrue();
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
                tab.opens(() -> tab.one("a", "Open the software phone").click()));
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
        return Boolean.TRUE.equals(tab.script("""
                let active = document.activeElement;
                while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
                return active.matches(arguments[0]);
                """, css));
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
