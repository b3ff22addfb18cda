package app.shopfloor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.running.Look;
import app.shopfloor.running.SampleShop;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every screen, in a real browser: keys, paper, the installed app, and that nothing jumps. */
class FrameIT {

    private static final SampleShop SHOP = SampleShop.get();
    private static final double A_JUMP = 0.02; // a fifth of what the web's own measure still calls good

    private BrowserContext browser;
    private Page page;

    private void open(String path, int width) {
        browser = SHOP.admin(width);
        page = browser.newPage();
        SHOP.open(page, path);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void gAndALetterGoToAScreen() {
        open("settings/password", Look.DESK);
        page.evaluate("window.neverReloaded = true");

        page.keyboard().press("g");
        page.keyboard().press("s");
        assertThat(page).hasURL(Pattern.compile("/sales$"));

        page.keyboard().press("g");
        page.keyboard().press("o");
        assertThat(page.locator("h1")).hasText("Overview");
        assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
    }

    @Test
    void theFirstTabLeadsToTheContentOfThisVeryScreen() {
        open("settings/password", Look.DESK);

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("#main")).isFocused();
        assertThat(page).hasURL(Pattern.compile("/settings/password$"));
    }

    @Test
    void aSlashGoesToTheSearchOfTheScreenAndWhatIsTypedThereIsNoKey() {
        open("sales/orders", Look.DESK);

        page.keyboard().press("/");
        page.keyboard().type("gs?");

        assertThat(page.locator("[data-search] input, input[data-search]")).hasValue("gs?");
        assertThat(page).hasURL(Pattern.compile("/sales/orders"));
        assertThat(page.locator("dialog#keys")).hasCount(0);
    }

    @Test
    void aSlashLeadsFromSalesToTheSearchOfOrders() {
        open("sales", Look.DESK);

        page.keyboard().press("/");
        assertThat(page).hasURL(Pattern.compile("/sales/orders"));
        Locator search = page.locator("[data-search] input, input[data-search]");
        assertThat(search).isFocused();

        page.keyboard().type("mug");
        assertThat(search).hasValue("mug");
    }

    @Test
    void aQuestionMarkShowsTheKeysAndEscapeHidesThem() {
        open("sales", Look.DESK);
        Locator help = page.locator("dialog#keys");

        page.keyboard().press("?");
        assertThat(help).isVisible();
        assertThat(help).containsText("gsSales");
        page.keyboard().press("g"); // what is behind a dialog stays
        page.keyboard().press("d");
        assertThat(page).hasURL(Pattern.compile("/sales$"));

        page.keyboard().press("Escape");
        assertThat(help).hasCount(0);
        page.keyboard().press("?");
        page.keyboard().press("?");
        assertThat(help).hasCount(0);
    }

    @Test
    void behindAQuestionNoKeyGoesToAScreen() {
        open("settings/connections", Look.DESK);
        page.locator("button:has-text('Remove the sample')").click();
        Locator question = page.locator("vaadin-confirm-dialog[opened]");
        assertThat(question).hasCount(1);

        page.keyboard().press("g");
        page.keyboard().press("s");

        assertThat(page).hasURL(Pattern.compile("/settings/connections$"));
        assertThat(question).hasCount(1);
        page.keyboard().press("Escape");
        assertThat(question).hasCount(0);
    }

    @Test
    void theAppCanBeInstalled() {
        open("sales", Look.DESK);
        String address = (String) page.evaluate("document.querySelector('link[rel=manifest]').href");
        APIResponse answer = browser.request().get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).startsWith("application/manifest+json");

        JsonNode manifest = JsonMapper.shared().readTree(answer.body());
        assertThat(manifest.path("name").asString()).isNotBlank();
        assertThat(manifest.path("start_url").asString()).isNotBlank();
        assertThat(manifest.path("display").asString()).isIn("standalone", "minimal-ui", "fullscreen");
        assertThat(StreamSupport.stream(manifest.path("icons").spliterator(), false)
                        .map(icon -> icon.path("sizes").asString()))
                .contains("192x192", "512x512");
        manifest.path("icons").forEach(this::isAnImageOfItsSize);
    }

    private void isAnImageOfItsSize(JsonNode icon) {
        String source = icon.path("src").asString();
        APIResponse image = browser.request().get(SHOP.app().at("/" + source).toString());
        assertThat(image.status()).as(source).isEqualTo(200);
        assertThat(image.headers().get("content-type"))
                .as(source)
                .startsWith(icon.path("type").asString());
        String sizes = icon.path("sizes").asString();
        if (!sizes.equals("any")) {
            assertThat(page.evaluate("""
                    async source => {
                      const image = Object.assign(new Image(), { src: source });
                      await image.decode();
                      return `${image.naturalWidth}x${image.naturalHeight}`;
                    }""", source)).as(source).isEqualTo(sizes);
        }
    }

    @Test
    void onPaperThereAreTheNumbersAndNoToolsAndItIsLightEvenInTheDark() {
        open("sales", Look.DESK);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.waitForFunction("document.documentElement.dataset.theme === 'dark'");

        page.emulateMedia(
                new EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setMedia(Media.PRINT));

        page.waitForFunction("document.documentElement.dataset.theme === 'light'");
        assertThat(page.locator("#side")).isHidden();
        for (Locator tool :
                page.locator("#main .tool, #main .button, #main .quiet").all()) {
            assertThat(tool).isHidden();
        }
        // Of what can be chosen only what is: a part must not pass for all.
        Locator ranges = page.locator(".actions .seg").first();
        assertThat(ranges.locator("[aria-pressed=true]")).isVisible();
        for (Locator other : ranges.locator("[aria-pressed=false]").all()) {
            assertThat(other).isHidden();
        }
        assertThat(page.locator(".tile .value").first()).isVisible();
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.tile .value')).color"))
                .as("dark text")
                .matches("rgb\\((\\d|[1-4]\\d), (\\d|[1-4]\\d), (\\d|[1-4]\\d)\\)");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(Look.DESK);

        page.emulateMedia(
                new EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setMedia(Media.SCREEN));
        page.waitForFunction("document.documentElement.dataset.theme === 'dark'");
    }

    @ParameterizedTest(name = "/{0} at {1} px")
    @CsvSource({"'', 1280", "'', 390", "sales, 1280", "sales, 390"})
    void nothingJumpsWhenDataArriveNorWhenASaleComesIn(String path, int width) {
        browser = SHOP.admin(width);
        page = browser.newPage();
        page.addInitScript("""
                window.jumps = [];
                new PerformanceObserver(list => list.getEntries().forEach(entry => window.jumps.push({
                  value: entry.value,
                  what: entry.sources.map(s => s.node?.parentElement?.className + ' > ' + s.node?.className).join(', '),
                }))).observe({ type: 'layout-shift', buffered: true });""");
        SHOP.open(page, path);
        nothingHasJumped("while the screen was filled");

        String order = "jump-" + width + "-" + (path.isEmpty() ? "overview" : path);
        SHOP.sell(order, 4_900);
        assertThat(page.getByText("Order " + order).first()).isVisible();
        Look.settled(page);
        nothingHasJumped("when a sale came in");
    }

    private void nothingHasJumped(String when) {
        double sum = ((Number) page.evaluate("jumps.reduce((sum, jump) => sum + jump.value, 0)")).doubleValue();
        assertThat(sum)
                .as(() -> "layout shift " + when + ": " + page.evaluate("JSON.stringify(jumps)"))
                .isLessThan(A_JUMP);
        page.evaluate("jumps.length = 0");
    }
}
