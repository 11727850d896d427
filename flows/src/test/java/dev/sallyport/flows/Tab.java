package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One tab of the browser: what can be seen and done in any page. The browser looks at one tab at a time. */
final class Tab {
    /**
     * The first element that fits a selector, can be seen, and begins with these words: one question instead of many. It
     * may stand in the shadow of another.
     */
    private static final String SEEN = """
            const [css, words] = arguments;
            const all = (root) => [...root.querySelectorAll(css),
                ...[...root.querySelectorAll('sallyport-flow')].flatMap((host) => (host.shadowRoot ? all(host.shadowRoot) : []))];
            const seen = all(document).find(
                (it) => it.checkVisibility({ visibilityProperty: true }) && (words === '' || it.innerText.trim().startsWith(words)));
            """;

    private final ChromeDriver driver;
    private final String handle;

    private Tab(ChromeDriver driver, String handle) {
        this.driver = driver;
        this.handle = handle;
    }

    /** An empty tab; all others are closed. */
    static Tab alone(ChromeDriver driver) {
        var next = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        for (var other : driver.getWindowHandles()) {
            if (!other.equals(next)) {
                driver.switchTo().window(other).close();
            }
        }
        driver.switchTo().window(next);
        return new Tab(driver, next);
    }

    /** The one that is looked at. */
    static Tab present(ChromeDriver driver) {
        return new Tab(driver, driver.getWindowHandle());
    }

    /** Shows pages in this light, and still. */
    void light(String scheme) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Axe.media(scheme));
    }

    /** The tab that something done in this one opens; it stands in front of this one. */
    Tab opens(Runnable something) {
        var before = driver.getWindowHandles();
        something.run();
        var opened = waitFor(
                "another tab",
                () -> driver.getWindowHandles().stream()
                        .filter(it -> !before.contains(it))
                        .findFirst()
                        .orElse(null));
        driver.switchTo().window(opened);
        return new Tab(driver, opened);
    }

    /** Puts this tab in front; the others go on behind it. */
    void look() {
        peep();
        driver.executeCdpCommand("Page.bringToFront", Map.of());
    }

    /** Sees this tab, wherever it stands: one that is behind another is not told that somebody looks. */
    void peep() {
        driver.switchTo().window(handle);
    }

    /** Until something gives more than null or false. */
    <T> T waitFor(String what, Sight<T> sight) {
        var wait = new WebDriverWait(driver, Duration.ofSeconds(Distribution.PATIENCE), Duration.ofMillis(50));
        Function<Object, @Nullable T> seen = it -> sight.seen();
        return Objects.requireNonNull(wait.ignoring(StaleElementReferenceException.class)
                .withMessage(what)
                .until(seen));
    }

    /** What may not be there yet. */
    interface Sight<T> {
        @Nullable T seen();
    }

    /** Waits until it is there and can be seen. */
    WebElement one(String css) {
        return one(css, "");
    }

    /** Waits until one with these words is there and can be seen; their beginning is enough. */
    WebElement one(String css, String words) {
        return waitFor(css + " " + words, () -> (WebElement) script(SEEN + " return seen ?? null", css, words));
    }

    boolean has(String css) {
        return script(SEEN + " return seen ?? null", css, "") != null;
    }

    /** Waits until an element can be seen; gives what can be read in it. */
    String text(String css) {
        return reads(css, ".*");
    }

    /** Waits until what can be read in an element matches; gives it. */
    String reads(String css, String pattern) {
        var wanted = Pattern.compile(pattern, Pattern.DOTALL);
        return waitFor(css + " reads " + pattern, () -> {
            var text = (String) script(SEEN + " return seen?.innerText.trim() ?? null", css, "");
            return text != null && wanted.matcher(text).matches() ? text : null;
        });
    }

    void go(String url) {
        driver.get(url);
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** The keyboard, wherever the focus is. */
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Lets the clipboard hold a text and pastes it into the field. */
    void paste(WebElement field, String text) {
        script("navigator.clipboard.writeText(arguments[0])", text);
        field.click();
        pasteHere();
    }

    /** Pastes what was copied. */
    void pasteHere() {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys("v")
                .keyUp(Keys.CONTROL)
                .perform();
    }

    /** Nothing of the page lies to the right of what is seen. */
    void fitsInto(int pixels) {
        assertThat(script("return window.innerWidth")).isEqualTo((long) pixels);
        assertThat((Long) script("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(pixels);
    }

    /** Null where it gives nothing. */
    @Nullable Object script(String text, Object... arguments) {
        return driver.executeScript(text, arguments);
    }
}
