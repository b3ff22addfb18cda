package app.shopfloor.accounts;

import java.util.Arrays;
import java.util.List;

/** What an account may do; each role may do all that the ones before it may. */
public enum Role {
    VIEWER("Viewer", "sees every dashboard"),
    OPERATOR("Operator", "also edits jobs, stock and orders"),
    ADMIN("Admin", "also connects sources and manages users");

    private final String label;
    private final String may;

    Role(String label, String may) {
        this.label = label;
        this.may = may;
    }

    public String label() {
        return label;
    }

    /** What it may do beyond the roles before it, for people. */
    public String may() {
        return may;
    }

    /** Itself and all roles before it. */
    List<Role> included() {
        return Arrays.stream(values())
                .filter(role -> role.ordinal() <= ordinal())
                .toList();
    }
}
