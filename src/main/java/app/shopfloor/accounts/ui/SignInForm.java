package app.shopfloor.accounts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.server.VaadinRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * A plain HTML form that the browser posts to Spring Security. Its inputs are not Vaadin's, so that a password goes there
 * and nowhere else, and password managers know the form for what it is.
 */
@Tag("form")
final class SignInForm extends HtmlContainer {

    /** Where the security filter takes it, relative to the page. */
    static final String ACTION = "login";

    private SignInForm() {
        addClassName("sign-in");
        getElement().setAttribute("method", "post").setAttribute("action", ACTION);
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            add(hidden(token.getParameterName(), token.getToken()));
        }
    }

    /** For a person with an account of their own. */
    static SignInForm ofPerson() {
        SignInForm form = new SignInForm();
        Input username = Input.text("username", "text", "username");
        username.getElement().setAttribute("autocapitalize", "none").setAttribute("spellcheck", "false");
        form.add(labelled("Username", username));
        form.addPassword("Password");
        form.add(remember(), submit("Sign in"));
        username.focus();
        return form;
    }

    /** For whoever knows the team's password. */
    static SignInForm ofTeam() {
        SignInForm form = new SignInForm();
        form.add(hidden("team", "true"));
        Input password = form.addPassword("Team password");
        form.add(remember(), submit("Sign in"));
        password.focus();
        return form;
    }

    private Input addPassword(String label) {
        Input password = Input.text("password", "password", "current-password");
        NativeButton reveal = new NativeButton("Show");
        reveal.addClassName("quiet");
        reveal.getElement().setAttribute("type", "button").setAttribute("aria-pressed", "false");
        reveal.setAriaLabel("Show password");
        reveal.addClickListener(click -> {
            boolean shown = !"text".equals(password.getElement().getAttribute("type"));
            password.getElement().setAttribute("type", shown ? "text" : "password");
            reveal.setText(shown ? "Hide" : "Show");
            reveal.getElement().setAttribute("aria-pressed", String.valueOf(shown));
        });
        Div field = labelled(label, password);
        field.addClassName("secret");
        field.add(reveal);
        add(field);
        return password;
    }

    private static Div remember() {
        Input remember = new Input("remember-me", "checkbox");
        remember.getElement().setAttribute("value", "true");
        NativeLabel keep = new NativeLabel("Keep me signed in on this device");
        keep.setFor(remember);
        Div check = new Div(remember, keep);
        check.addClassName("check");
        return check;
    }

    private static Div labelled(String label, Input input) {
        NativeLabel name = new NativeLabel(label);
        name.setFor(input);
        Div field = new Div(name, input);
        field.addClassName("field");
        return field;
    }

    private static Input hidden(String name, @Nullable String value) {
        Input input = new Input(name, "hidden");
        input.getElement().setAttribute("value", value == null ? "" : value);
        return input;
    }

    private static NativeButton submit(String text) {
        NativeButton submit = new NativeButton(text);
        submit.addClassNames("button", "primary");
        submit.getElement().setAttribute("type", "submit");
        return submit;
    }

    /** The browser's own input; what is typed is not told to the server before the form is sent. */
    @Tag("input")
    static final class Input extends Component implements Focusable<Input> {

        Input(String name, String type) {
            setId("sign-in-" + name);
            getElement().setAttribute("name", name).setAttribute("type", type);
        }

        static Input text(String name, String type, String autocomplete) {
            Input input = new Input(name, type);
            input.getElement().setAttribute("autocomplete", autocomplete).setAttribute("required", true);
            return input;
        }
    }
}
