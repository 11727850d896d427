package dev.sallyport.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The web client, in the words of a person who uses it. */
final class Page {
    private static final int MOST_TABS = 30;

    private final WebDriver driver;

    Page(WebDriver driver) {
        this.driver = driver;
    }

    /** Waits for the view with this title. */
    Page shows(String title) {
        waitFor(title, it -> title.equals(text("#view h2")));
        return this;
    }

    /** Waits until an element's text matches; gives the text. */
    String reads(String css, String pattern) {
        var wanted = Pattern.compile(pattern, Pattern.DOTALL);
        return waitFor(css + " reads " + pattern, it -> {
            var text = text(css);
            return wanted.matcher(text).matches() ? text : null;
        });
    }

    private String text(String css) {
        return one(css).getText();
    }

    /** Waits until it is there and can be seen. */
    WebElement one(String css) {
        return waitFor(
                css,
                it -> driver.findElements(By.cssSelector(css)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    private <T> T waitFor(String what, Function<WebDriver, @Nullable T> holds) {
        return Objects.requireNonNull(
                new WebDriverWait(driver, Duration.ofSeconds(Distribution.PATIENCE), Duration.ofMillis(50))
                        .ignoring(StaleElementReferenceException.class)
                        .withMessage(what)
                        .until(holds));
    }

    Page begin() {
        return shows("Add a second factor").submit().shows("Choose your second factor");
    }

    Page choose(String type) {
        one("#view input[name=type][value=" + type + "]").click();
        return this;
    }

    Page fill(String name, String text) {
        var field = one("#view [name=" + name + "]");
        field.clear();
        field.sendKeys(text);
        return this;
    }

    String value(String name) {
        return String.valueOf(one("#view [name=" + name + "]").getDomProperty("value"));
    }

    Page submit() {
        one("#view button[type=submit]").click();
        return this;
    }

    /** Presses the button of the view with this label. */
    Page press(String label) {
        waitFor(
                        label,
                        it -> driver.findElements(By.cssSelector("#view button")).stream()
                                .filter(button -> button.getText().equals(label))
                                .findFirst()
                                .orElse(null))
                .click();
        return this;
    }

    /** The app that was given the key that is shown. */
    AuthenticatorApp app() {
        return new AuthenticatorApp(text(".secret").replaceAll("\\s", ""));
    }

    /** Moves the focus by the keyboard alone. */
    Page tabTo(String css) {
        for (int pressed = 0; pressed < MOST_TABS; pressed++) {
            keys(Keys.TAB);
            if (Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", css))) {
                return this;
            }
        }
        throw new AssertionError("the tab key does not lead to " + css);
    }

    Page keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    Page reload() {
        driver.navigate().refresh();
        return this;
    }

    /** Nothing of it lies to the right of what is seen. */
    Page fitsInto(int pixels) {
        assertThat(script("return window.innerWidth")).isEqualTo((long) pixels);
        assertThat((Long) script("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(pixels);
        return this;
    }

    private Object script(String text, Object... arguments) {
        return Objects.requireNonNull(((JavascriptExecutor) driver).executeScript(text, arguments));
    }
}
