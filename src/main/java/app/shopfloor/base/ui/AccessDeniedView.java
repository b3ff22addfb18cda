package app.shopfloor.base.ui;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** A screen that the role of who is signed in does not open. */
@ParentLayout(Frame.class)
@PageTitle("Not allowed")
@PermitAll
class AccessDeniedView extends Page implements HasErrorParameter<AccessDeniedException> {

    AccessDeniedView() {
        super("Not allowed");
        add(State.empty(
                "Your role does not open this screen",
                "Ask an admin if you need it. The navigation shows every screen that is open to you."));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
