package dev.sallyport.flows;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** The Chromium that is installed, without a window. */
final class Browser implements AutoCloseable {
    /** Kept, for a logger that nobody holds forgets its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser start() {
        SELENIUM.setLevel(Level.SEVERE); // it warns of every Chromium that is newer than itself
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(found("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
                .toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--lang=en");
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(found("chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Path found(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> onPath(name).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "there is no " + names[0] + " on the PATH; flows/src/test/bin/browser installs it,"
                                + " and make test BROWSER=none leaves these tests out"));
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A tab that remembers nothing of an earlier one, not even of what it kept for this origin. */
    Tab freshTab(String origin) {
        var tab = Tab.alone(driver);
        command("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
        driver.manage().logs().get(LogType.BROWSER);
        return tab;
    }

    /** Lets pages use the clipboard without asking. */
    void allowClipboard() {
        command(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    }

    /** Makes the tab that is looked at as wide as a small phone. */
    void narrow(int pixels) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 640, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Has pages and servers believe that the person reads this language. */
    void speak(String language) {
        var agent = String.valueOf(driver.executeScript("return navigator.userAgent"));
        command("Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
    }

    /** The tab that is looked at. */
    Tab present() {
        return Tab.present(driver);
    }

    /** An authenticator of software in the tab that is looked at (WebAuthn Level 3 section 11). */
    VirtualAuthenticator plugIn(VirtualAuthenticatorOptions model) {
        return driver.addVirtualAuthenticator(model);
    }

    void unplug(VirtualAuthenticator authenticator) {
        driver.removeVirtualAuthenticator(authenticator);
    }

    private void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    /** What pages complained of since the tab was fresh; a refusal by the server is none. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(it -> it.getLevel().intValue() >= Level.WARNING.intValue())
                .map(it -> it.getMessage())
                .filter(it -> !it.contains("the server responded with a status of 4"))
                .toList();
    }

    void screenshot(String name) throws Exception {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
