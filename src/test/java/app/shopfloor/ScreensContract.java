package app.shopfloor;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.running.Look;
import app.shopfloor.running.SampleShop;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Page.WaitForSelectorOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every screen on the packaged application in a real browser of one width, in light and in dark: nothing scrolls sideways,
 * nothing lies on anything else, no text is cut, and axe finds nothing serious. A new screen is one line in the list. What was
 * found is seen in target/end-to-end.
 */
abstract class ScreensContract {

    private static final Path PICTURES = Path.of("target", "end-to-end");
    private static final SampleShop SHOP = SampleShop.get();
    private static final Map<Who, Page> PAGES = new EnumMap<>(Who.class);

    private static final List<Screen> SCREENS = List.of(
            screen(""),
            screen("sales"),
            screen("sales?range=today"),
            screen("sales?range=all"),
            screen("sales?range=90d&currency=all"),
            screen("sales?from=2019-01-01&to=2019-01-31"), // nothing sold then
            screen("sales?range=7d&country=unknown"), // filtered, and nothing sold by it
            screen("sales?channel=stripe&compare=year&by=week"),
            screen("sales").with("a filter's choices", page -> click(page.locator(".filters .filter button.chip"))),
            screen("sales/orders"),
            screen("sales/orders?range=90d&metric=returns&currency=USD"),
            screen("sales/payments"),
            screen("sales/payments?range=90d&outcome=not-succeeded"),
            screen("sales/products"),
            screen("sales/products?range=90d&compare=none&page=2&currency=all"),
            screen("sales/products?from=2019-01-01&to=2019-01-31"), // nothing sold then
            screen("sales/customers"),
            screen("sales/customers?range=all&page=2&sort=-orders"),
            screen("dev/gallery"),
            screen("settings/connections"),
            screen("settings/deliveries"),
            screen("settings/deliveries").with("one open", page -> click(page.locator(".deliveries tbody a"))),
            screen("settings/products"),
            screen("settings/products").with("a dialog", page -> press(page, "^Map ")),
            screen("settings/rates"),
            screen("settings/totals"),
            screen("settings/users"),
            screen("settings/users").with("a dialog", page -> press(page, "^Add user$")),
            screen("settings/password"),
            screen("no/such/screen"),
            screen("settings/users").by(Who.VIEWER), // denied
            screen("login").by(Who.STRANGER));

    private final int width;

    /** @param width of the browser, in CSS pixels */
    ScreensContract(int width) {
        this.width = width;
    }

    private enum Who {
        ADMIN,
        VIEWER,
        STRANGER
    }

    /** @param path with its query, without a leading slash @param state what is opened on it, in words; may be empty */
    private record Screen(String path, Who who, String state, Consumer<Page> prepare) {

        Screen by(Who other) {
            return new Screen(path, other, state, prepare);
        }

        Screen with(String newState, Consumer<Page> newPrepare) {
            return new Screen(path, who, newState, newPrepare);
        }

        @Override
        public String toString() {
            return "/" + path + (state.isEmpty() ? "" : ", " + state) + (who == Who.ADMIN ? "" : ", as " + who);
        }
    }

    private static Screen screen(String path) {
        return new Screen(path, Who.ADMIN, "", page -> {});
    }

    static Stream<Screen> screens() {
        return SCREENS.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("screens")
    void nothingIsWrong(Screen screen) {
        Page page = page(screen.who());
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        SHOP.open(page, screen.path());
        screen.prepare().accept(page);
        List<String> findings = Look.findings(page);
        if (!findings.isEmpty()) {
            String name = screen.toString().replaceAll("[^a-zA-Z0-9]+", "-");
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve("screen" + name + "-" + width + ".png")));
        }
        assertThat(findings)
                .as(() -> screen + " at " + width + " px:\n    " + String.join("\n    ", findings))
                .isEmpty();
    }

    /** One a person, so that scripts and styles are fetched and compiled once. */
    private Page page(Who who) {
        return PAGES.computeIfAbsent(who, key -> browser(key).newPage());
    }

    private BrowserContext browser(Who who) {
        return switch (who) {
            case ADMIN -> SHOP.admin(width);
            case VIEWER -> SHOP.viewer(width);
            case STRANGER -> SHOP.stranger(width);
        };
    }

    @AfterAll
    static void close() {
        PAGES.values().forEach(page -> page.context().close());
        PAGES.clear();
    }

    private static void press(Page page, String name) {
        click(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile(name))));
        page.waitForSelector(
                "vaadin-dialog[opened]", new WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private static void click(com.microsoft.playwright.Locator what) {
        what.first().click();
    }
}
