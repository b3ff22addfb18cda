package app.shopfloor.base.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;

/** The one HTML page: theme, style, and pushes over a websocket, which falls back to long polling by itself. */
@Push(transport = Transport.WEBSOCKET_XHR)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://tokens.css")
@StyleSheet("context://shopfloor.css")
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
public class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Shopfloor");
        settings.addLink("icon.svg", Map.of("rel", "icon", "type", "image/svg+xml"));
        settings.addLink(
                "fonts/inter-latin-wght-normal.woff2",
                Map.of("rel", "preload", "as", "font", "type", "font/woff2", "crossorigin", "anonymous"));
        settings.addLink("manifest.webmanifest", Map.of("rel", "manifest"));
        settings.addLink("icons/app-180.png", Map.of("rel", "apple-touch-icon"));
        settings.addMetaTag("theme-color", "#ffffff");
        settings.addMetaTag("color-scheme", "light dark");
        settings.addMetaTag("robots", "noindex");
    }
}
