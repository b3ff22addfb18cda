package app.shopfloor.intake.ui;

import app.shopfloor.intake.stripe.StripeConnection;
import app.shopfloor.intake.stripe.StripeConnection.Access;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/** What a test of the connection found, in words. */
final class TestResult extends Div {

    TestResult() {
        addClassName("test-result");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void testing() {
        banner("plain", "Testing …");
    }

    void failed() {
        banner(
                "bad",
                "The test could not be made because of an error on our side. Try again, and tell the admin if it stays.");
    }

    void show(StripeConnection.Test test) {
        long readable = test.access().stream().filter(Access::readable).count();
        if (test.problem() != null) {
            banner("bad", test.problem());
        } else {
            banner("good", "Stripe answers, and everything needed can be read." + account(test));
        }
        if (!test.access().isEmpty() && readable > 0) {
            UnorderedList list = new UnorderedList();
            test.access().forEach(access -> list.add(line(access)));
            NativeDetails details =
                    new NativeDetails(readable + " of " + test.access().size() + " can be read", list);
            details.setOpen(readable < test.access().size());
            add(details);
        }
    }

    private static String account(StripeConnection.Test test) {
        String name = test.name() == null ? test.account() : test.name();
        return (name == null ? "" : " Account: " + name + (test.mode() == null ? "." : ", "))
                + (test.mode() == null ? "" : (name == null ? " It is in " : "in ") + test.mode() + " mode.");
    }

    private static ListItem line(Access access) {
        Span sign = new Span(access.readable() ? "✓" : "✕");
        sign.addClassNames("sign", access.readable() ? "good" : "bad");
        sign.getElement().setAttribute("aria-hidden", "true");
        ListItem line = new ListItem(sign, new Span(access.what()));
        if (!access.readable()) {
            line.add(new Span(" cannot be read: give the key “" + access.permission() + "”, read"));
        }
        return line;
    }

    private void banner(String tone, String text) {
        removeAll();
        Paragraph banner = new Paragraph(text);
        banner.addClassNames("problem", "result", tone);
        add(banner);
        setVisible(true);
    }
}
