package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.InPlace;
import app.shopfloor.intake.SourceFreshness;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every source: whether it works, and how old the last is that was heard of it. Those that need somebody stand first. */
@StyleSheet("context://sources.css")
final class SourcesCard extends Card {

    private static final int HEIGHT = 56;

    private final boolean admin;
    private final UnorderedList list = new UnorderedList();
    private final Map<String, SourceRow> rows = new HashMap<>();

    /** @param admin who is told what to do, and led there */
    SourcesCard(boolean admin) {
        super("Sources", HEIGHT);
        this.admin = admin;
        covers("how fresh they are");
        list.addClassName("sources");
        if (admin) {
            more(new Anchor("settings/connections", "Connections"));
        }
    }

    void show(List<SourceFreshness> sources, Runnable retry) {
        show(list, () -> fill(sources), retry);
    }

    private void fill(List<SourceFreshness> sources) {
        rows.keySet().retainAll(sources.stream().map(SourceFreshness::name).collect(Collectors.toSet()));
        List<SourceRow> order = new ArrayList<>();
        for (SourceFreshness source : sources) {
            SourceRow row = rows.computeIfAbsent(source.name(), name -> new SourceRow(admin));
            row.show(source);
            order.add(row);
        }
        InPlace.children(list, order);
    }
}
