package app.shopfloor.accounts;

/** Something asked of an account cannot be done; the message is for the person who asked, at the field. */
public class AccountProblem extends RuntimeException {

    /** What the problem is with. */
    public enum Field {
        USERNAME,
        PASSWORD,
        OLD_PASSWORD,
        ROLE,
        TOKEN
    }

    private final Field field;

    AccountProblem(Field field, String message) {
        super(message);
        this.field = field;
    }

    public Field field() {
        return field;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
