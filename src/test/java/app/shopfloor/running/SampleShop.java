package app.shopfloor.running;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * The packaged application on a small sample shop, with a browser. Started once for all tests of this process that look at
 * screens; sales that one posts are no matter to another.
 */
public final class SampleShop {

    public static final String ADMIN = "admin";
    public static final String PASSWORD = "walnut pepper mill 7";
    public static final String TEAM_PASSWORD = "basil and thyme 9";

    private static final String SECRET = "whsec_sample_shop";
    private static final double PATIENCE_MILLIS = 30_000;
    private static final double FIRST_PATIENCE_MILLIS = 120_000; // application and browser are both cold, and not alone
    private static SampleShop started;

    private final RunningApp app;
    private final Chromium chromium = new Chromium();
    private final StripeSender stripe;
    private final String admin;
    private final String team;

    private SampleShop(Path data) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        app = RunningApp.start(
                data,
                Map.of(
                        "STRIPE_WEBHOOK_SECRET", SECRET,
                        "SHOPFLOOR_ADMIN_PASSWORD", PASSWORD,
                        "SHOPFLOOR_TEAM_PASSWORD", TEAM_PASSWORD,
                        "SHOPFLOOR_GALLERY", "true"),
                "--sample=1500");
        app.awaitLine(line -> line.contains("The sample shop is loaded"), "the sample shop");
        stripe = new StripeSender(app.at("/webhooks/stripe"), SECRET);
        admin = signedIn(ADMIN, PASSWORD);
        team = signedIn("team", TEAM_PASSWORD);
    }

    /** The one of this process. */
    public static synchronized SampleShop get() {
        if (started == null) {
            try {
                started = new SampleShop(Files.createTempDirectory("shopfloor-screens"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return started;
    }

    public RunningApp app() {
        return app;
    }

    /** A browser of the admin's, of this width. */
    public BrowserContext admin(int width) {
        return browser(options(width).setStorageState(admin));
    }

    /** A browser of somebody who only looks. */
    public BrowserContext viewer(int width) {
        return browser(options(width).setStorageState(team));
    }

    /** A browser of somebody who is not signed in. */
    public BrowserContext stranger(int width) {
        return browser(options(width));
    }

    /** Opens a path, without its slash, and returns when the screen has settled. */
    public void open(Page page, String path) {
        page.navigate(app.at("/" + path).toString());
        page.locator("h1").first().waitFor();
        Look.settled(page);
    }

    /** A sale as Stripe tells it. @param amount in cents of USD */
    public void sell(String order, long amount) {
        post(StripeEvents.chargeSucceeded(order, amount, Instant.now()));
    }

    /** Posts this event, signed. */
    public void post(String event) {
        try {
            HttpResponse<String> answer = stripe.post(event);
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("The event was answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while posting", e);
        }
    }

    private static NewContextOptions options(int width) {
        return new NewContextOptions().setLocale("en-US").setViewportSize(width, width < 600 ? 844 : 900);
    }

    private BrowserContext browser(NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private String signedIn(String name, String password) {
        try (BrowserContext context = stranger(Look.DESK)) {
            Page page = context.newPage();
            page.navigate(app.at("/login").toString(), new NavigateOptions().setTimeout(FIRST_PATIENCE_MILLIS));
            page.locator("#sign-in-username").fill(name);
            page.locator("#sign-in-password").fill(password);
            page.keyboard().press("Enter");
            page.locator(".page h1").waitFor();
            return context.storageState();
        }
    }
}
