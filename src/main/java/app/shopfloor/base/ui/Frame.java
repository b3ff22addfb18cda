package app.shopfloor.base.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;

/** What surrounds every screen: navigation, who is signed in, notices, and the word that the connection is lost. */
@Layout
@PermitAll
public class Frame extends Div implements RouterLayout, AfterNavigationObserver {

    private final Main main = new Main();
    private final Span title = new Span();
    private final List<Entry> entries = new ArrayList<>();

    Frame(
            BusinessProperties business,
            AuthenticationContext authentication,
            Pulses pulses,
            ObjectProvider<FrameNotice> notices) {
        addClassName("frame");
        tellTheBrowser(Formats.here(business.timezone()));
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        Div bars = new Div();
        bars.addClassName("bars");
        bars.add(connectionBar());
        notices.orderedStream().forEach(notice -> bars.add(new NoticeBar(notice, pulses)));
        add(skipLink(), topBar(), side(business, authentication), bars, main);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement old) {
        main.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String path = event.getLocation().getPath();
        Class<?> shown = event.getActiveChain().getFirst().getClass();
        entries.forEach(entry -> entry.mark(entry.leadsTo(path, shown)));
        title.setText(entries.stream()
                .filter(entry -> entry.leadsTo(path, shown))
                .findFirst()
                .map(Entry::title)
                .orElse(""));
        forgetTheFirstAnswer();
    }

    /**
     * The server keeps its last answer, in case it has to be given again: of a whole screen that is 100 KiB and more for every
     * viewer. The browser's word that it has been carried out puts one of a few bytes in its place.
     */
    private void forgetTheFirstAnswer() {
        getElement().executeJs("return 0").then(carriedOut -> {});
    }

    /** By these it writes the times that grow older by themselves ({@code shopfloor.js}). */
    private void tellTheBrowser(Formats formats) {
        ZoneId zone = formats.zone().normalized(); // browsers know no “UTC+2” and no “Z”
        getElement()
                .setAttribute("data-zone", zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId())
                .setAttribute("data-locale", formats.locale().toLanguageTag());
    }

    /** The way itself is in {@code shopfloor.js}. */
    private static Anchor skipLink() {
        Anchor skip = new Anchor("#main", "Skip to content");
        skip.addClassName("skip");
        skip.setRouterIgnore(true);
        return skip;
    }

    private Div topBar() {
        NativeButton open = new NativeButton();
        open.getElement().setAttribute("data-drawer", "").setAttribute("aria-controls", "side");
        open.getElement().setAttribute("aria-expanded", "false").setAttribute("aria-label", "Menu");
        Div bar = new Div(open, title);
        bar.addClassName("topbar");
        return bar;
    }

    private Nav side(BusinessProperties business, AuthenticationContext authentication) {
        Nav side = new Nav();
        side.setId("side");
        side.setAriaLabel("Main");
        Anchor brand = new Anchor("", business.name());
        brand.addClassName("brand");
        side.add(brand);
        List<MenuEntry> menu = MenuConfiguration.getMenuEntries();
        for (MenuSection section : MenuSection.values()) {
            List<Entry> within = menu.stream()
                    .filter(entry -> MenuSection.of(entry) == section)
                    .map(Entry::new)
                    .toList();
            if (!within.isEmpty() && !section.title().isEmpty()) {
                H2 heading = new H2(section.title());
                heading.addClassName("section");
                side.add(heading);
            }
            within.forEach(side::add);
            entries.addAll(within);
        }
        giveKeys();
        side.add(me(authentication));
        return side;
    }

    /** Each line gets the first letter of its title that none above it has: “g” and that letter go there (keys.js). */
    private void giveKeys() {
        Set<Character> taken = new HashSet<>();
        for (Entry entry : entries) {
            entry.title()
                    .toLowerCase(Locale.ROOT)
                    .chars()
                    .filter(c -> c >= 'a' && c <= 'z')
                    .mapToObj(c -> (char) c)
                    .filter(taken::add)
                    .findFirst()
                    .ifPresent(entry::key);
        }
    }

    private static Div me(AuthenticationContext authentication) {
        NativeButton keys = new NativeButton("Keys");
        keys.addClassNames("quiet", "keys");
        keys.getElement().setAttribute("data-keys-help", "");
        Div me = new Div(new ThemeSwitch(), keys);
        me.addClassName("me");
        authentication.getPrincipalName().ifPresent(name -> {
            NativeButton signOut = new NativeButton("Sign out", click -> authentication.logout());
            signOut.addClassName("quiet");
            Div who = new Div(new Span(name), signOut);
            who.addClassName("who");
            me.add(who);
        });
        return me;
    }

    /** Filled by {@code shopfloor.js}: what is said when the server cannot be reached cannot come from the server. */
    private static Div connectionBar() {
        Div bar = new Div();
        bar.setId("connection");
        bar.getElement().setAttribute("role", "status");
        return bar;
    }

    /** One line of the navigation. */
    private static final class Entry extends RouterLink {

        private final MenuEntry entry;

        Entry(MenuEntry entry) {
            super(entry.title(), entry.menuClass());
            this.entry = entry;
            addClassName("entry");
            setHighlightCondition((link, event) -> false); // ours is aria-current, which also knows aliases
            String icon = entry.icon() == null ? "icons/page.svg" : entry.icon();
            getStyle().set("--icon", "url(" + icon + ")");
        }

        String title() {
            return entry.title();
        }

        void key(char key) {
            getElement().setAttribute("data-key", String.valueOf(key));
        }

        boolean leadsTo(String path, Class<?> shown) {
            String own = entry.path().startsWith("/") ? entry.path().substring(1) : entry.path();
            return entry.menuClass().equals(shown) || path.equals(own) || path.startsWith(own + "/");
        }

        void mark(boolean current) {
            if (current) {
                getElement().setAttribute("aria-current", "page");
            } else {
                getElement().removeAttribute("aria-current");
            }
        }
    }
}
