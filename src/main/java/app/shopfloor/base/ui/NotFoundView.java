package app.shopfloor.base.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** An address without a screen. */
@ParentLayout(Frame.class)
@PageTitle("Not found")
@PermitAll
class NotFoundView extends Page implements HasErrorParameter<NotFoundException> {

    NotFoundView() {
        super("Not found");
        add(State.empty(
                "There is no screen at this address",
                "It may have moved, or the link is incomplete. The navigation leads to every screen there is."));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
