package app.shopfloor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.running.Look;
import app.shopfloor.running.SampleShop;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two people look at different parts of the sales when one sale arrives: each sees what is right for what they asked. */
class TwoBrowsersIT {

    private static final SampleShop SHOP = SampleShop.get();
    private static final long CENTS = 4_900;

    /** Counts, by section, what changes in the page from now on; the definition of a tile tells the time and always changes. */
    private static final String WATCH = """
            () => {
              window.neverReloaded = true;
              window.changed = {};
              document.querySelectorAll('#main section.card, #main .tile').forEach(part => {
                const name = part.getAttribute('aria-label') ?? part.querySelector('.label').textContent;
                new MutationObserver(all => all
                  .filter(one => !(one.target.closest ? one.target : one.target.parentElement).closest('.definition, time-ago'))
                  .forEach(() => { window.changed[name] = (window.changed[name] ?? 0) + 1; }))
                  .observe(part, { subtree: true, childList: true, characterData: true, attributes: true });
              });
            }""";

    private static final String A_SECOND_LATER = """
            () => Number(document.querySelector('.asof').textContent.match(/:(\\d\\d)\\s*[AP]M/)[1])
              !== new Date().getSeconds()""";

    /** The sale is in USD, on Stripe, from Great Britain. */
    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "sales?range=7d&currency=USD&country=GB, sales?range=30d&currency=USD&country=US, false",
        "sales?range=today&currency=USD&channel=stripe, sales?range=90d&currency=EUR, true",
        "sales?range=all&currency=USD&by=month, sales?range=30d&currency=EUR&channel=etsy, false",
    })
    void aSaleMovesTheOneItConcernsAndLeavesTheOtherAsItIs(String concerned, String other, boolean amongItsLatest) {
        try (BrowserContext one = SHOP.admin(Look.DESK);
                BrowserContext two = SHOP.viewer(Look.DESK)) {
            Page moves = open(one, concerned);
            Page stays = open(two, other);
            long before = gross(moves);
            String untouched = stays.locator(".tile .value").allTextContents().toString();
            long netUntouched = gross(stays);

            String order = "both-" + Math.abs((concerned + other).hashCode());
            String asOf = stays.locator(".asof").textContent();
            stays.waitForFunction(A_SECOND_LATER); // so that its time tells whether it has heard of the sale
            SHOP.sell(order, CENTS);

            assertThat(latest(moves)).containsText("Order " + order);
            assertThat(stays.locator(".asof")).not().hasText(asOf);
            assertThat(gross(moves)).isEqualTo(before + CENTS);
            assertThat(gross(stays)).isEqualTo(netUntouched);
            assertThat(stays.locator(".tile .value").allTextContents()).hasToString(untouched);
            assertThat(moves.evaluate("window.neverReloaded")).isEqualTo(true);
            assertThat(stays.evaluate("window.neverReloaded")).isEqualTo(true);
            assertThat(changed(moves)).containsKeys("Gross revenue", "Orders", "From gross to total", "Latest sales");
            assertThat(changed(stays).keySet()).isEqualTo(amongItsLatest ? Set.of("Latest sales") : Set.of());
        }
    }

    @Test
    void whatASaleDoesNotChangeIsLeftAloneOnTheScreenThatItMoves() {
        try (BrowserContext one = SHOP.admin(Look.DESK)) {
            Page page = open(one, "sales?range=30d&currency=USD");
            SHOP.sell("alone", CENTS);

            assertThat(latest(page)).containsText("Order alone");
            assertThat(changed(page)).doesNotContainKeys("Returns", "Cash");
        }
    }

    private static Page open(BrowserContext browser, String path) {
        Page page = browser.newPage();
        SHOP.open(page, path);
        page.evaluate(WATCH);
        return page;
    }

    private static Locator latest(Page page) {
        return page.getByLabel("Latest sales, newest first");
    }

    /** To the cent, as the ladder tells it. */
    private static long gross(Page page) {
        String text = page.locator("section.card[aria-label='From gross to total'] dd")
                .first()
                .textContent();
        return Long.parseLong(text.replaceAll("[^0-9]", ""));
    }

    @SuppressWarnings("unchecked") // the script answers an object of numbers
    private static Map<String, Integer> changed(Page page) {
        return new TreeMap<>((Map<String, Integer>) page.evaluate("window.changed"));
    }
}
