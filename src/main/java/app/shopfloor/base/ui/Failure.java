package app.shopfloor.base.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;

/** Tells people that an action failed on our side. */
final class Failure {

    private Failure() {}

    /** @param code under which the log has the cause */
    static void show(String code) {
        Notification notification = new Notification();
        notification.setPosition(Position.BOTTOM_CENTER);
        notification.setAssertive(true);
        Div text = new Div(new Span(
                "That did not work, because of an error on our side. Try again; if it stays, tell the admin the code "
                        + code + "."));
        NativeButton close = new NativeButton("Close", click -> notification.close());
        close.addClassName("quiet");
        notification.add(text, close);
        notification.open();
    }
}
