package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/** “2 min”, growing older by itself in the browser. */
@Tag("time-ago")
public final class TimeAgo extends Component {

    public TimeAgo(Instant then) {
        show(then);
    }

    public void show(Instant then) {
        getElement().setAttribute("datetime", then.toString());
    }
}
