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
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

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

    /** Opens an address in a tab of its own, which remembers nothing. */
    Page open(String url) {
        var last = driver.getWindowHandle();
        var next = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        driver.switchTo().window(last).close();
        driver.switchTo().window(next);
        driver.manage().logs().get(LogType.BROWSER);
        driver.get(url);
        return new Page(driver);
    }

    /** The same in a tab that is as wide as a small phone. */
    Page openNarrow(String url, int pixels) {
        var page = open("about:blank");
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 640, "deviceScaleFactor", 1, "mobile", false));
        driver.get(url);
        return page;
    }

    /** What the page complained of since it was opened; a refusal by the server is none. */
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
