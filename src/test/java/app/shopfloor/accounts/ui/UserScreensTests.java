package app.shopfloor.accounts.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNoDialogs;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.accounts.Role;
import app.shopfloor.accounts.UserAccount;
import app.shopfloor.base.ui.EnterKeyForTests;
import app.shopfloor.base.ui.FormDialog;
import com.github.mvysny.kaributesting.v10.ContextMenuKt;
import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may sign in, as the admin sees it, and one's own password. */
class UserScreensTests extends AccountScreens {

    @BeforeEach
    void anAdmin() {
        accounts.create("admin", PASSWORD, Role.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "OPERATOR"})
    void usersAreForAdminsOnly(String role) {
        as("anna", role);

        open("settings/users");
        assertThat(_find(UsersView.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings/users", "settings/password"})
    void nobodyGetsInWithoutSigningIn(String path) {
        asNobody();
        open(path);

        assertThat(_find(UsersView.class)).isEmpty();
        assertThat(_find(MyPasswordView.class)).isEmpty();
    }

    @Test
    void accountsAreListedByNameWithOnesOwnMarked() {
        long anna = accounts.create("anna", PASSWORD, Role.OPERATOR).id();
        accounts.disable(anna);
        users();

        assertThat(rows())
                .satisfiesExactly(
                        first -> assertThat(first).contains("admin", "you", "Admin", "active"),
                        second -> assertThat(second)
                                .contains("anna", "Operator", "disabled")
                                .doesNotContain("you"));
        assertThat(text()).contains("2 accounts · as of");
    }

    @Test
    void manyAccountsComeInPagesThatTheAddressNames() {
        for (int number = 10; number < 10 + UsersView.PAGE_SIZE; number++) {
            accounts.create("user" + number, PASSWORD, Role.VIEWER);
        }
        users();
        assertThat(rows()).hasSize(UsersView.PAGE_SIZE);
        assertThat(text()).contains("1–25 of 26");

        press("Next");

        assertThat(rows()).singleElement().asString().contains("user34");
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("settings/users?page=2");
        assertThat(_get(NativeButton.class, spec -> spec.withText("Next")).isEnabled())
                .isFalse();
        open("settings/users?page=900");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aUserIsAddedWithASuggestedPasswordThatIsShownOnce() {
        users();
        press("Add user");
        enter(_get(TextField.class), "Anna");
        enter(role(), Role.OPERATOR);
        press("Suggest a strong one");
        String suggested = _get(Code.class).getText();
        assertThat(suggested)
                .matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}")
                .isEqualTo(_get(PasswordField.class).getValue());

        confirm("Add user");

        _assertNoDialogs();
        assertThat(rows()).anySatisfy(row -> assertThat(row).contains("anna", "Operator"));
        assertThat(text()).doesNotContain(suggested);
        accounts.changeOwnPassword("anna", suggested, PASSWORD);
    }

    @Test
    void whatIsWrongWithANewUserIsToldAtItsField() {
        users();
        press("Add user");
        enter(_get(TextField.class), "admin");
        confirm("Add user");
        assertThat(_get(PasswordField.class).getErrorMessage()).isEqualTo("A password has at least 10 characters");
        enter(_get(PasswordField.class), PASSWORD);
        confirm("Add user");

        assertThat(_get(PasswordField.class).isInvalid()).isFalse();
        assertThat(_get(TextField.class).getErrorMessage()).isEqualTo("There is an account “admin” already");
    }

    @Test
    void theRoleOfTheOnlyAdminStaysAndTheFieldSaysWhy() {
        users();
        choose("admin", "Change role …");
        enter(role(), Role.VIEWER);
        confirm("Change role");

        assertThat(role().getErrorMessage()).isEqualTo("admin is the only admin; make another account an admin first");
        assertThat(accounts.page(0, 1)).extracting(UserAccount::role).containsExactly(Role.ADMIN);
    }

    @Test
    void theOnlyAdminCannotBeDeletedAndThePageSaysWhy() {
        users();
        choose("admin", "Delete …");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        assertThat(text()).contains("admin is the only admin; make another account an admin first");
        assertThat(accounts.count()).isOne();
    }

    @Test
    void aUserIsGivenARoleDisabledEnabledAndDeleted() {
        accounts.create("anna", PASSWORD, Role.VIEWER);
        users();

        choose("anna", "Change role …");
        enter(role(), Role.ADMIN);
        confirm("Change role");
        assertThat(rows().getLast()).contains("Admin");
        choose("anna", "Disable …");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(rows().getLast()).contains("disabled");
        choose("anna", "Enable");
        assertThat(rows().getLast()).contains("active");
        choose("anna", "Delete …");
        assertThat(accounts.count()).as("asks first").isEqualTo(2);
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(rows()).singleElement().asString().contains("admin");
    }

    @Test
    void aForgottenPasswordIsReplaced() {
        accounts.create("anna", PASSWORD, Role.VIEWER);
        users();
        choose("anna", "New password …");
        enter(_get(PasswordField.class), "short");
        confirm("Set password");
        assertThat(_get(PasswordField.class).getErrorMessage()).isEqualTo("A password has at least 10 characters");
        enter(_get(PasswordField.class), "another long password");
        confirm("Set password");

        _assertNoDialogs();
        accounts.changeOwnPassword("anna", "another long password", PASSWORD);
    }

    @Test
    void onesOwnPasswordIsChangedByWhoKnowsTheOldOne() {
        as("admin", "ADMIN", "OPERATOR", "VIEWER");
        open("settings/password");

        change("not the old one", "another long password", "another long password");
        assertThat(_find(PasswordField.class).getFirst().getErrorMessage())
                .isEqualTo("That is not your current password");
        change(PASSWORD, "another long password", "and another");
        assertThat(_find(PasswordField.class).getLast().getErrorMessage()).isEqualTo("This is not the same as above");
        change(PASSWORD, "short", "short");
        assertThat(_find(PasswordField.class).get(1).getErrorMessage())
                .isEqualTo("A password has at least 10 characters");
        change(PASSWORD, "another long password", "another long password");

        assertThat(text()).contains("Your password is changed", "Sign in again");
        accounts.changeOwnPassword("admin", "another long password", PASSWORD);
    }

    @Test
    void enterInAFieldChangesOnesOwnPassword() {
        as("admin", "ADMIN", "OPERATOR", "VIEWER");
        open("settings/password");
        List<PasswordField> fields = _find(PasswordField.class);
        enter(fields.get(0), "not the old one");

        EnterKeyForTests.in(fields.getFirst().getParent().orElseThrow());

        assertThat(fields.getFirst().getErrorMessage()).isEqualTo("That is not your current password");
    }

    @Test
    void theTeamHasNoPasswordOfItsOwnToChange() {
        as("team", "VIEWER");
        open("settings/password");

        assertThat(text()).contains("It has no password of its own");
        assertThat(_find(PasswordField.class)).isEmpty();
    }

    private void users() {
        as("admin", "ADMIN", "OPERATOR", "VIEWER");
        open("settings/users");
    }

    private static List<String> rows() {
        return _get(UserTable.class)
                .getBody()
                .getChildren()
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }

    private static void choose(String username, String action) {
        MenuBar menu = _find(MenuBar.class).stream()
                .filter(bar -> ("Actions on " + username)
                        .equals(bar.getItems().getFirst().getElement().getAttribute("aria-label")))
                .findFirst()
                .orElseThrow();
        ContextMenuKt._clickItemWithCaption(menu, action);
    }

    /** The button of the open dialog, which may be called like the one that opened it. */
    private static void confirm(String button) {
        _click(_get(_get(FormDialog.class), NativeButton.class, spec -> spec.withText(button)));
    }

    private static void change(String old, String chosen, String again) {
        List<PasswordField> fields = _find(PasswordField.class);
        enter(fields.get(0), old);
        enter(fields.get(1), chosen);
        enter(fields.get(2), again);
        press("Change password");
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Role> role() {
        return _get(RadioButtonGroup.class);
    }
}
