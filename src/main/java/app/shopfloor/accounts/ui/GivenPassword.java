package app.shopfloor.accounts.ui;

import app.shopfloor.accounts.AccountProblem;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import java.security.SecureRandom;

/** A password that an admin gives to another person: typed, or suggested and shown this once. */
final class GivenPassword extends Div {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without those that are mistaken for one another when read out or copied by hand. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    private final PasswordField password;
    private final Code suggested = new Code();
    private final Div shown = new Div(suggested, new Span("Give it to the person now: it is not shown again."));

    GivenPassword(String label) {
        addClassName("fields");
        password = Fields.password(label, "new-password");
        password.setHelperText(NewPassword.LENGTH);
        NativeButton suggest = new NativeButton("Suggest a strong one", click -> suggest());
        suggest.addClassName("button");
        suggest.getElement().setAttribute("type", "button");
        shown.addClassName("suggested");
        shown.getElement().setAttribute("role", "status");
        shown.setVisible(false);
        password.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                shown.setVisible(false);
                suggested.setText("");
            }
        });
        add(password, suggest, shown);
    }

    void focus() {
        password.focus();
    }

    String value() {
        return password.getValue();
    }

    /** Shows the problem at the field. @return true, for it is told */
    boolean refuse(AccountProblem problem) {
        password.focus();
        return Fields.refuse(password, problem);
    }

    void accept() {
        password.setInvalid(false);
    }

    private void suggest() {
        String strong = strong();
        password.setValue(strong);
        accept();
        suggested.setText(strong);
        shown.setVisible(true);
    }

    /** 20 characters of 31: 99 bits. */
    private static String strong() {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) {
                text.append('-');
            }
            RANDOM.ints(GROUP, 0, ALPHABET.length()).forEach(index -> text.append(ALPHABET.charAt(index)));
        }
        return text.toString();
    }
}
