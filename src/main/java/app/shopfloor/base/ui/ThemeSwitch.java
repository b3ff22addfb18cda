package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/** Light, dark or as the system says: {@code theme.js} draws it and keeps the choice in the browser. */
@Tag("theme-switch")
public class ThemeSwitch extends Component {}
