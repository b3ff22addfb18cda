package app.shopfloor.base.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A screen that could not be built, through our fault. */
@ParentLayout(Frame.class)
@PageTitle("Something went wrong")
@PermitAll
class BrokenView extends Page implements HasErrorParameter<Exception> {

    private static final Logger log = LoggerFactory.getLogger(BrokenView.class);

    BrokenView() {
        super("Something went wrong");
        add(State.empty(
                "This screen could not be shown",
                "That is an error on our side; nothing is lost. Reload the page, and tell the admin if it stays."));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        log.error("A screen could not be shown: /{}", event.getLocation().getPath(), parameter.getException());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
