package app.shopfloor.accounts.ui;

import app.shopfloor.accounts.UserAccount;
import app.shopfloor.base.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.time.LocalDate;
import java.util.List;

/** Accounts, one a row; on a phone, one a card. */
final class UserTable extends NativeTable {

    private static final List<String> COLUMNS = List.of("User", "Role", "State", "Since");

    private final AccountDialogs dialogs;
    private final Formats formats;
    private final String own;

    /** @param own the username of who looks */
    UserTable(AccountDialogs dialogs, Formats formats, String own) {
        this.dialogs = dialogs;
        this.formats = formats;
        this.own = own;
        addClassName("users");
        NativeTableRow head = new NativeTableRow();
        COLUMNS.forEach(column -> head.addHeaderCell().setText(column));
        Span actions = new Span("Actions");
        actions.addClassName("unseen");
        head.addHeaderCell().add(actions);
        head.getHeaderCells().forEach(cell -> cell.getElement().setAttribute("scope", "col"));
        getHead().add(head);
        addBody();
    }

    void show(List<UserAccount> accounts, LocalDate today) {
        getBody().removeAll();
        accounts.forEach(account -> getBody().add(row(account, today)));
    }

    private NativeTableRow row(UserAccount account, LocalDate today) {
        NativeTableRow row = new NativeTableRow();
        Span name = new Span(account.username());
        name.addClassName("name");
        row.addHeaderCell().add(name);
        row.getHeaderCells().getFirst().getElement().setAttribute("scope", "row");
        if (account.username().equals(own)) {
            row.getHeaderCells().getFirst().add(pill("you", "accent"));
        }
        row.addDataCell().add(new Span(account.role().label()));
        row.addDataCell().add(account.enabled() ? pill("active", "good") : pill("disabled", "warn"));
        row.addDataCell()
                .add(new Span(
                        formats.day(account.createdAt().atZone(formats.zone()).toLocalDate(), today)));
        for (int column = 1; column < COLUMNS.size(); column++) {
            row.getDataCells().get(column - 1).getElement().setAttribute("data-label", COLUMNS.get(column));
        }
        row.addDataCell().add(actions(account));
        return row;
    }

    private Component actions(UserAccount account) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.AURA_TERTIARY, MenuBarVariant.AURA_END_ALIGNED);
        MenuItem more = bar.addItem("Actions");
        more.setAriaLabel("Actions on " + account.username());
        more.getSubMenu().addItem("Change role …", click -> dialogs.changeRole(account));
        more.getSubMenu().addItem("New password …", click -> dialogs.resetPassword(account));
        if (account.enabled()) {
            more.getSubMenu().addItem("Disable …", click -> dialogs.disable(account));
        } else {
            more.getSubMenu().addItem("Enable", click -> dialogs.enable(account));
        }
        more.getSubMenu().addItem("Delete …", click -> dialogs.delete(account));
        return bar;
    }

    private static Span pill(String text, String tone) {
        Span pill = new Span(text);
        pill.addClassNames("pill", tone);
        return pill;
    }
}
