package dev.sallyport.flows;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who comes to the page for the first time: a user, addresses and a tab of their own. */
final class Visitor {
    private static final int FIRST_NUMBER = 100;
    private static final AtomicInteger LAST = new AtomicInteger();

    private final int number = LAST.incrementAndGet();
    private final Browser browser;
    private final String url;
    private final Strangers strangers;
    private final Tab tab;

    Visitor(Browser browser, String url, Strangers strangers) {
        this.browser = browser;
        this.url = url;
        this.strangers = strangers;
        this.tab = browser.freshTab(url);
    }

    Page opens() {
        tab.go(url + "/");
        return new Page(tab).shows("Add a second factor");
    }

    /** Any page of the server, in this visitor's tab. */
    Tab looksAt(String path) {
        tab.go(url + path);
        return tab;
    }

    void goes(String path) {
        tab.go(url + path);
    }

    Strangers strangers() {
        return strangers;
    }

    /** Opens a stranger's page, which begins at once. */
    Page visits(Stranger stranger) {
        tab.go(stranger.origin() + "/");
        return new Page(tab).listens();
    }

    /** Any other page of a stranger's. */
    Tab visits(Stranger stranger, String path) {
        tab.go(stranger.origin() + path);
        return tab;
    }

    /** The code in the newest message to an address, wherever it was asked for. */
    String newestCode(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url + "/demo/messages?to=" + address))
                    .build();
            var text = JsonMapper.shared()
                    .readTree(client.send(request, BodyHandlers.ofString()).body())
                    .at("/_embedded/messages/0/text")
                    .asString();
            return Page.code(text);
        }
    }

    /** What axe finds in the tab that is looked at. */
    List<String> findings(Axe axe, String name) {
        return axe.findings(browser.present(), name);
    }

    /** What the browser complained of so far, and is forgiven. */
    List<String> complaints() {
        return browser.complaints();
    }

    /** Has a browser in another language, from the next page on. */
    void speaks(String language) {
        browser.speak(language);
    }

    /** Opens the page and goes on to the choice. */
    Page begins() {
        return opens().fill("inputs.user.id", account()).begin();
    }

    /** The same, and on to the state in which a type that asks nothing waits for its proof. */
    Page creates(String type) {
        return begins().choose(type).submit();
    }

    /** Makes the tab that is looked at as wide as this. */
    void narrows(int pixels) {
        browser.narrow(pixels);
    }

    /** Has an authenticator from now on; what the page knows of it, it learns when it is opened. */
    VirtualAuthenticator brings(AuthenticatorModel model) {
        return browser.plugIn(model.options());
    }

    /** The same, but its owner never touches it. */
    VirtualAuthenticator bringsUntouched(AuthenticatorModel model) {
        return browser.plugIn(model.untouched());
    }

    void takesAway(VirtualAuthenticator authenticator) {
        browser.unplug(authenticator);
    }

    /** Lets the page read and write the clipboard without a question. */
    Visitor allowsClipboard() {
        browser.allowClipboard();
        return this;
    }

    String account() {
        return "visitor-" + number;
    }

    String email() {
        return account() + "@example.com";
    }

    /** A number that nobody has, in a form that somebody would type. */
    String phone() {
        return "+1 415 555 %04d".formatted(FIRST_NUMBER + number);
    }

    /** The same as it is stored and sent to. */
    String storedPhone() {
        return phone().replace(" ", "");
    }
}
