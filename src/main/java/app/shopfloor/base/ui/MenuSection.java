package app.shopfloor.base.ui;

import com.vaadin.flow.server.menu.MenuEntry;

/** The parts of the navigation. A view's {@code @Menu(order = …)} says where it belongs; below 100 is the daily work. */
enum MenuSection {
    WORK(""),
    UNDERSTAND("Understand"),
    RECORDS("Records"),
    SETTINGS("Settings");

    private static final double UNDERSTAND_FROM = 100;
    private static final double RECORDS_FROM = 200;

    private final String title;

    MenuSection(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static MenuSection of(MenuEntry entry) {
        if (entry.path().startsWith("/settings") || entry.path().startsWith("settings")) {
            return SETTINGS;
        }
        double order = entry.order() == null ? Double.MAX_VALUE : entry.order();
        return order < UNDERSTAND_FROM ? WORK : order < RECORDS_FROM ? UNDERSTAND : RECORDS;
    }
}
