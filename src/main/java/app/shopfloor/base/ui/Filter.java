package app.shopfloor.base.ui;

import java.util.List;

/**
 * One thing that a screen can be narrowed by.
 *
 * @param parameters under which the URL says it; mostly one, several where the value is of several kinds
 * @param label what it is called: “Channel”
 */
public record Filter(List<String> parameters, String label, Choices choices) {

    public Filter {
        parameters = List.copyOf(parameters);
    }

    public Filter(String parameter, String label, Choices choices) {
        this(List.of(parameter), label, choices);
    }
}
