package app.shopfloor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.running.Chromium;
import app.shopfloor.running.RunningApp;
import app.shopfloor.running.StripeEvents;
import app.shopfloor.running.StripeSender;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, on the packaged application and in a real browser: from the first start to a sale on a screen that moves. */
@TestInstance(Lifecycle.PER_CLASS)
class SpineIT {

    private static final String SECRET = "whsec_end_to_end";
    private static final String PASSWORD = "walnut pepper mill 7";
    private static final Pattern SETUP_LINK = Pattern.compile("http://localhost:\\d+(/setup\\?token=\\S+)");
    private static final Path DIAGNOSTICS = Path.of("target", "end-to-end");

    private final Map<String, String> environment = Map.of("STRIPE_WEBHOOK_SECRET", SECRET);
    private Path data;
    private RunningApp app;
    private Chromium chromium;
    private BrowserContext desk;
    private Page page;

    @RegisterExtension
    final AfterTestExecutionCallback diagnostics = test -> {
        if (test.getExecutionException().isPresent()) {
            Files.createDirectories(DIAGNOSTICS);
            String name = test.getRequiredTestMethod().getName();
            page.screenshot(new ScreenshotOptions().setPath(DIAGNOSTICS.resolve(name + ".png")));
            Files.writeString(DIAGNOSTICS.resolve(name + ".log"), app.output());
        }
    };

    @BeforeAll
    void startForTheFirstTimeAndMakeTheFirstAdmin(@TempDir Path folder) {
        data = folder;
        app = RunningApp.start(data, environment);
        chromium = new Chromium();
        openBrowser();
        Matcher link = SETUP_LINK.matcher(
                app.awaitLine(line -> SETUP_LINK.matcher(line).find(), "the setup link"));
        assertThat(link.find()).isTrue();
        page.navigate(app.at(link.group(1)).toString());
        page.getByLabel("Username").fill("ada");
        page.getByLabel("Password", exactly()).fill(PASSWORD);
        page.getByLabel("The same again").fill(PASSWORD);
        button("Make the account").click();
        page.waitForURL("**/login**");
        desk.close();
    }

    @AfterAll
    void stop() {
        chromium.close();
        app.close();
    }

    @BeforeEach
    void openBrowser() {
        desk = chromium.browser()
                .newContext(new NewContextOptions().setLocale("en-US").setViewportSize(1280, 900));
        page = desk.newPage();
    }

    @AfterEach
    void closeBrowser() {
        desk.close();
    }

    @Test
    void aSignedChargeMovesAnOpenSalesScreenAndEverythingSurvivesARestart() throws Exception {
        signIn();
        assertThat(page.getByText("No sales yet").first()).isVisible();
        page.evaluate("window.neverReloaded = true");

        post(StripeEvents.chargeSucceeded("first", 4_900, Instant.now()));

        assertThat(tile("Gross revenue")).containsText("$49.00");
        assertThat(tile("Net revenue")).containsText("$49.00");
        assertThat(tile("Orders")).containsText("1");
        assertThat(latest()).containsText("Order first");
        assertThat(latest()).containsText("$49.00");
        awaitChartTotal(4_900);

        String twice = StripeEvents.chargeSucceeded("second", 1_000, Instant.now());
        post(twice);
        post(twice);
        post(StripeEvents.chargeSucceeded(
                "third", 2_000, Instant.now())); // when it shows, the repetition has been seen too

        assertThat(tile("Gross revenue")).containsText("$79.00");
        assertThat(tile("Orders")).containsText("3");
        assertThat(latest().locator("li")).hasCount(3);
        awaitChartTotal(7_900);

        Instant paidAt = Instant.now();
        post(StripeEvents.chargeRefunded("first", 4_900, paidAt, paidAt));

        assertThat(tile("Net revenue")).containsText("$30.00");
        assertThat(tile("Returns")).containsText("$49.00");
        assertThat(tile("Gross revenue")).containsText("$79.00");
        assertThat(latest()).containsText("refund $49.00");
        awaitChartTotal(3_000);
        assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);

        app.stop();
        app = RunningApp.start(data, environment);
        assertThat(app.output()).doesNotContain("setup?token=");
        signIn();
        assertThat(tile("Net revenue")).containsText("$30.00");
        assertThat(tile("Orders")).containsText("3");
        awaitChartTotal(3_000);
    }

    @Test
    void onAPhoneNothingScrollsSidewaysAndTheNavigationFolds() {
        page.setViewportSize(390, 844);
        signIn();
        Locator navigation = page.locator("#side a.entry").first();

        assertThat(navigation).not().isInViewport();
        button("Menu").click();
        assertThat(navigation).isInViewport();
        page.keyboard().press("Escape");
        assertThat(navigation).not().isInViewport();

        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }

    @Test
    void signingInChangesTheSessionAndItsCookieIsKeptFromScripts() {
        page.navigate(app.at("/login").toString());
        page.locator("#sign-in-username").waitFor();
        String before = session().value;

        fillIn();

        assertThat(session().value).isNotEqualTo(before);
        assertThat(session().httpOnly).isTrue();
        assertThat(session().sameSite).isEqualTo(com.microsoft.playwright.options.SameSiteAttribute.LAX);
    }

    @Test
    void strangersSeeTheHealthAndTheSignInAndNothingElse() throws Exception {
        HttpResponse<String> health = get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/actuator/env").statusCode()).isBetween(401, 404);
        assertThat(get("/actuator").statusCode()).isBetween(401, 404);

        HttpResponse<String> sales = get("/sales");
        assertThat(sales.statusCode()).isEqualTo(302);
        assertThat(sales.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @Test
    void everyPageTellsTheBrowserToBeStrict() throws Exception {
        HttpResponse<String> page = get("/login");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy")).contains("frame-ancestors 'none'", "object-src 'none'");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
    }

    private void signIn() {
        page.navigate(app.at("/sales").toString());
        fillIn();
    }

    private void fillIn() {
        page.locator("#sign-in-username").fill("ada");
        page.locator("#sign-in-password").fill(PASSWORD);
        button("Sign in").click();
        page.locator(".page h1").waitFor();
    }

    private void post(String event) throws Exception {
        HttpResponse<String> answer = new StripeSender(app.at("/webhooks/stripe"), SECRET).post(event);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(app.at(path)).build(), BodyHandlers.ofString());
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private Locator tile(String label) {
        return page.locator(".tile")
                .filter(new Locator.FilterOptions().setHas(page.getByText(label, exact())))
                .locator(".value");
    }

    private Locator latest() {
        return page.getByLabel("Latest sales, newest first");
    }

    /** The sum of what the chart of net revenue has been given for this period, in cents. */
    private void awaitChartTotal(int cents) {
        page.waitForFunction("""
                wanted => {
                  const card = [...document.querySelectorAll('section.card')].find(c => c.textContent.includes('Net revenue by'));
                  const chart = card?.querySelector('apex-chart');
                  const drawn = card?.querySelector('svg');
                  return drawn && chart.chart.series[0].values.reduce((a, b) => a + b, 0) === wanted;
                }""", cents);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private Cookie session() {
        return desk.cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .findFirst()
                .orElseThrow();
    }

    private static GetByLabelOptions exactly() {
        return new GetByLabelOptions().setExact(true);
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
