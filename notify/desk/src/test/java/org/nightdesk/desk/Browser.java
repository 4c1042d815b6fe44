package org.nightdesk.desk;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Chromium without a window, on the pages of one desk. It keeps account of what each page asked
/// for and of what the security policy refused.
final class Browser implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Runs before any script of a page: remembers, over page loads, what the policy refused.
  private static final String WATCH =
      """
      document.addEventListener('securitypolicyviolation', (e) => sessionStorage.setItem('refused',
        (sessionStorage.getItem('refused') ?? '') + e.violatedDirective + ' at ' + location.pathname + '\\n'));
      """;

  private final ChromeDriver driver;
  private final String base;

  private Browser(ChromeDriver driver, String base) {
    this.driver = driver;
    this.base = base;
  }

  /// @param profile an empty folder
  /// @param base address of the desk, without a slash at its end
  static Browser open(Path profile, String base) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium", "chromium-browser", "google-chrome"));
    // No sandbox: Chromium refuses to have one under root, which builds often are.
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--user-data-dir=" + profile,
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(program("chromedriver")).build();
    Browser browser = new Browser(new ChromeDriver(service, options), base);
    browser.driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    browser.driver.get("about:blank");
    browser.asked(); // by the tab that it opens with
    return browser;
  }

  private static File program(String... names) {
    return Arrays.stream(names)
        .flatMap(name ->
            Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> new File(folder, name)))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "none of " + List.of(names) + " is installed; deploy/test installs it"));
  }

  /// Loads an address of the desk afresh and waits until the page has drawn what it asked for.
  void load(String path) {
    driver.get(path.startsWith("http") ? path : base + path);
    settle();
  }

  void settle() {
    waitFor(
        "!document.querySelector('[aria-busy]') && document.querySelector('main').textContent.trim()");
  }

  /// Waits until an expression in the page is true.
  void waitFor(String expression) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
        .withMessage(() -> expression + "\nat " + path() + " showing:\n" + text("body"))
        .until(_ -> Boolean.TRUE.equals(script("return Boolean(" + expression + ")")));
  }

  /// Waits until an element holds this text.
  void waitForText(String css, String text) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
        .withMessage(() -> "\"" + text + "\" in " + css + ", showing:\n" + text("body"))
        .until(_ -> text(css).contains(text));
  }

  /// Waits for the address, its query included.
  void waitForPath(String wanted) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
        .withMessage(() -> wanted + ", but it is " + path())
        .until(_ -> path().equals(wanted));
    settle();
  }

  String path() {
    return String.valueOf(script("return location.pathname + location.search"));
  }

  /// The text of all elements of that kind; empty when there is none.
  String text(String css) {
    return String.valueOf(
        script(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent).join('\\n')",
            css));
  }

  /// Clicks the first visible element of that kind with exactly, or beginning with, this text.
  void click(String css, String text) {
    waitFor(
        "[...document.querySelectorAll('%s')].some((e) => e.textContent.trim().startsWith('%s'))"
            .formatted(css, text));
    WebElement found =
        driver.findElements(By.cssSelector(css)).stream()
            .filter(WebElement::isDisplayed)
            .filter(element -> element.getText().strip().startsWith(text))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + css + " \"" + text + "\""));
    found.click();
  }

  /// Types into a field, in place of what it held.
  void type(String css, String text) {
    WebElement field = driver.findElement(By.cssSelector(css));
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
  }

  /// Chooses a file in a field for files.
  void choose(String css, Path file) {
    driver.findElement(By.cssSelector(css)).sendKeys(file.toAbsolutePath().toString());
  }

  /// Presses keys one after the other, wherever the focus is.
  void press(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(driver).sendKeys(key).perform();
    }
  }

  void back() {
    driver.navigate().back();
  }

  @SuppressWarnings("NullAway") // null is what a script answers that returns nothing
  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /// Shows the page as on a screen of that width, to a reader who wishes `light` or `dark`.
  void look(int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /// What axe-core finds, one line each: rule, and the element that breaks it.
  ///
  /// @param rules only these; none: all
  List<String> barriers(String... rules) throws IOException {
    if (script("return typeof axe") instanceof String type && type.equals("undefined")) {
      script(axe());
    }
    Object found =
        driver.executeAsyncScript(
            """
            const [rules, done] = arguments;
            axe.run(document, rules.length ? { runOnly: rules } : {}).then((r) => done(r.violations.flatMap(
              (v) => v.nodes.map((n) => v.id + ': ' + n.target.join(' ') + ' ' + n.failureSummary.replace(/\\s+/g, ' ')))),
              (e) => done(['axe failed: ' + e]));
            """,
            List.of(rules));
    List<String> lines = new ArrayList<>();
    for (Object line : (List<?>) Objects.requireNonNull(found)) {
      lines.add(String.valueOf(line));
    }
    return lines;
  }

  private static String axe() throws IOException {
    try (var in = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// What the security policy refused since this was last asked.
  List<String> refused() {
    String all =
        String.valueOf(
            script(
                "const r = sessionStorage.getItem('refused') ?? ''; sessionStorage.removeItem('refused'); return r"));
    return all.lines().toList();
  }

  /// Addresses outside of the desk that pages asked for since this was last asked; the browser's
  /// own pages, such as its first empty tab, are not counted.
  List<String> asked() {
    List<String> foreign = new ArrayList<>();
    for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = JSON.readTree(entry.getMessage()).get("message");
      if (message.get("method").stringValue().equals("Network.requestWillBeSent")) {
        String url = message.get("params").get("request").get("url").stringValue();
        // The browser draws its own clock in a field for a time, from data: nobody is asked for it.
        if (!url.startsWith(base + "/") && !url.startsWith("data:")) {
          foreign.add(url);
        }
      }
    }
    return foreign;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
