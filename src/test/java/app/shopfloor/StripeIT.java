package app.shopfloor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.fakestripe.BulkPurchases;
import app.shopfloor.fakestripe.FakeStripe;
import app.shopfloor.fakestripe.Fault;
import app.shopfloor.fakestripe.Resource;
import app.shopfloor.running.Chromium;
import app.shopfloor.running.RunningApp;
import app.shopfloor.running.StripeEvents;
import app.shopfloor.running.StripeSender;
import app.shopfloor.testing.MovableClock;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An admin's way with Stripe, on the packaged application and in a real browser; the Stripe it asks is the tests' own. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class) // what cannot be asked is seen before there is anything to lose
class StripeIT {

    private static final String SECRET = "whsec_of_the_walk";
    private static final String PASSWORD = "walnut pepper mill 7";
    private static final Path DIAGNOSTICS = Path.of("target", "end-to-end");
    private static final int CHARGES = 1_200;
    private static final double PATIENCE_MILLIS = 60_000;

    private FakeStripe stripe;
    private RunningApp app;
    private Chromium chromium;
    private BrowserContext desk;
    private Page page;

    @RegisterExtension
    final AfterTestExecutionCallback diagnostics = test -> {
        if (test.getExecutionException().isPresent()) {
            Files.createDirectories(DIAGNOSTICS);
            String name = "Stripe-" + test.getRequiredTestMethod().getName();
            page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(DIAGNOSTICS.resolve(name + ".png")));
            Files.writeString(DIAGNOSTICS.resolve(name + ".log"), app.output());
        }
    };

    @BeforeAll
    void start(@TempDir Path folder) {
        stripe = FakeStripe.start(new MovableClock(Instant.now()));
        BulkPurchases.fill(stripe.account(), CHARGES, Instant.now().minus(Duration.ofDays(25)), Duration.ofDays(15));
        stripe.keys().forget(stripe.key()); // what the schedule asks at the start finds a wrong key
        app = RunningApp.start(
                folder,
                Map.of(
                        "STRIPE_WEBHOOK_SECRET",
                        SECRET,
                        "STRIPE_API_KEY",
                        stripe.key(),
                        "STRIPE_API_BASE",
                        stripe.base().toString(),
                        "SHOPFLOOR_ADMIN_PASSWORD",
                        PASSWORD));
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        app.close();
        stripe.close();
    }

    @BeforeEach
    void signIn() {
        desk = chromium.browser()
                .newContext(new NewContextOptions().setLocale("en-US").setViewportSize(1280, 900));
        page = desk.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate(app.at("/settings/connections").toString());
        page.locator("#sign-in-username").fill("admin");
        page.locator("#sign-in-password").fill(PASSWORD);
        page.keyboard().press("Enter");
        assertThat(card("Stripe").locator(".facts").first()).isVisible();
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    @Order(1)
    void whatKeepsStripeFromAnsweringIsToldInWords() {
        test();
        assertThat(result()).containsText("Stripe does not accept the API key");
        assertThat(card("Stripe")).containsText("! Unhealthy");

        stripe.keys().restricted(stripe.key(), Resource.CHARGES);
        test();
        assertThat(result()).containsText("The API key may not read disputes");
        assertThat(result()).containsText("Disputes cannot be read: give the key “Disputes”, read");

        stripe.keys().secret(stripe.key());
        stripe.faults().always("/v1", Fault.dropped());
        test();
        assertThat(result()).containsText("Stripe cannot be reached at 127.0.0.1");

        stripe.faults().none();
        test();
        assertThat(result()).containsText("Stripe answers, and everything needed can be read.");
        assertThat(card("Stripe")).containsText("✓ Healthy");
    }

    @Test
    @Order(2)
    void anAdminResyncsWatchesItAndReadsWhatCameOfIt() {
        stripe.keys().secret(stripe.key());
        stripe.faults().always("/v1/charges", Fault.slow(Duration.ofMillis(250)));

        resync();

        Locator progress = page.locator(".run-progress");
        assertThat(progress).containsText("Resync");
        assertThat(progress).containsText(Pattern.compile("[1-9][0-9,]* read"));
        page.waitForFunction("() => { const bar = document.querySelector('.run-progress vaadin-progress-bar');"
                + " return bar && bar.value > 0 && bar.value < 1; }");
        stripe.faults().none();
        Locator newest = card("Stripe runs").locator("tbody tr").first();
        assertThat(newest).containsText("Done", patiently());
        assertThat(newest)
                .containsText(Pattern.compile("[1-9][0-9,]+ new, [0-9,]+ updated, [0-9,]+ skipped, 0 errors"));
        assertThat(newest).containsText("by admin");
        assertThat(progress).isHidden();

        resync();
        assertThat(newest.locator(".result"))
                .hasText(Pattern.compile("^0 new, 0 updated, [1-9][0-9,]+ skipped, 0 errors$"), patientlyWhole());
    }

    @Test
    @Order(3)
    void aProductThatIsMappedMovesToItsSkuOnAnOpenSalesScreen() {
        page.navigate(app.at("/sales?range=30d").toString());
        Locator top = card("Top SKUs");
        assertThat(top).containsText("BULK-", patiently());
        assertThat(top).not().containsText("MILL-1");
        Page mapping = desk.newPage();
        mapping.setDefaultTimeout(PATIENCE_MILLIS);
        mapping.navigate(app.at("/settings/products").toString());

        mapping.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^Map Article")))
                .first()
                .click();
        mapping.getByText("A new product").click();
        mapping.getByLabel("SKU", new Page.GetByLabelOptions().setExact(true)).fill("MILL-1");
        mapping.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Map").setExact(true))
                .click();

        assertThat(mapping.getByText("is mapped to MILL-1").first()).isVisible();
        assertThat(top).containsText("MILL-1", patiently());
    }

    @Test
    @Order(4)
    void aDeliveryIsFoundOpenedAndReplayed() throws Exception {
        String event = StripeEvents.chargeSucceeded("walk", 4_900, Instant.now())
                .replace("\"livemode\": false", "\"livemode\": true");
        assertThat(new StripeSender(app.at("/webhooks/stripe"), SECRET)
                        .post(event)
                        .statusCode())
                .isEqualTo(200);
        page.navigate(app.at("/settings/deliveries").toString());

        Locator id = page.getByLabel("Delivery id");
        id.fill("evt_walk");
        id.press("Enter");
        Locator rows = page.locator(".deliveries tbody tr");
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("Booked", patiently());
        rows.locator("a").click();

        assertThat(page.locator("#payload")).containsText("\"id\": \"evt_walk_paid\"");
        assertThat(page).hasURL(Pattern.compile("open=\\d+"));
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Replay").setExact(true))
                .click();
        assertThat(page.getByText("Replayed: it is booked.")).isVisible();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Close").setExact(true))
                .click();
        assertThat(page).not().hasURL(Pattern.compile("open="));
    }

    private void test() {
        Locator button = page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName("Test").setExact(true));
        button.click();
        assertThat(button).isEnabled();
    }

    private void resync() {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Resync …"))
                .click();
        page.getByText("Everything, from the account's first day").click();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Start").setExact(true))
                .click();
    }

    private Locator result() {
        return page.locator(".test-result");
    }

    private Locator card(String title) {
        return page.locator("section.card[aria-label='" + title + "']");
    }

    private static HasTextOptions patientlyWhole() {
        return new HasTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    private static ContainsTextOptions patiently() {
        return new ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }
}
