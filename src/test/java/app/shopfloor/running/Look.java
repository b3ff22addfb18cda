package app.shopfloor.running;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at an open page with the eye of a stern designer: what it finds wrong, in words. */
public final class Look {

    public static final int DESK = 1280;
    public static final int PHONE = 390;

    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final String CONTRAST = "color-contrast"; // the one rule that the theme decides
    private static final String LAYOUT = script("/running/layout.js");

    /** The page has drawn what it was told, nothing waits, nothing moves but the quiet highlight of a new sale. The gallery shows what waits. */
    private static final String SETTLED = """
            () => document.readyState === 'complete' && document.fonts.status === 'loaded'
              && ![...document.querySelectorAll('#main :is(.skeleton, [aria-busy=true]):not(.example *), .asof.waiting')]
                .some(e => e.checkVisibility())
              && document.getAnimations().every(a => a.playState !== 'running' || ['arrive', 'wait'].includes(a.animationName))
              && [...document.querySelectorAll('apex-chart')].every(c => !c.hasChildNodes() || c.querySelector('svg'))""";

    private Look() {}

    /** Returns when nothing on the page waits or moves any more. */
    public static void settled(Page page) {
        page.waitForFunction(SETTLED);
    }

    /** Everything wrong with the page in light and in dark, at the width that it has. */
    public static List<String> findings(Page page) {
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            settled(page);
            AxeRunOptions options = new AxeRunOptions();
            options.setResultTypes(List.of("violations")); // what passes need not be described
            AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).options(options); // frames there are none
            Stream<Rule> broken = (scheme == ColorScheme.LIGHT ? axe : axe.withRules(List.of(CONTRAST)))
                    .analyze().getViolations().stream().filter(rule -> GRAVE.contains(rule.getImpact()));
            String where = scheme.name().toLowerCase(java.util.Locale.ROOT) + ": ";
            Stream.concat(layout(page).stream(), broken.map(Look::words))
                    .map(where::concat)
                    .forEach(found::add);
        }
        return found;
    }

    @SuppressWarnings("unchecked") // the script answers an array of strings
    private static List<String> layout(Page page) {
        return (List<String>) page.evaluate(LAYOUT);
    }

    private static String words(Rule rule) {
        return "axe, %s: %s (%s)%s"
                .formatted(
                        rule.getImpact(),
                        rule.getHelp(),
                        rule.getId(),
                        rule.getNodes().stream().limit(4).map(Look::words).collect(Collectors.joining()));
    }

    private static String words(CheckedNode node) {
        String html = node.getHtml();
        return "\n        " + html.substring(0, Math.min(160, html.length())) + "\n          "
                + Objects.toString(node.getFailureSummary(), "").replaceAll("\\s+", " ");
    }

    private static String script(String name) {
        try (InputStream in = Look.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("(?s)^/\\*.*?\\*/\\s*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
