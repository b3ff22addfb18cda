package app.shopfloor.intake;

/** A source cannot be asked. The message is shown to people: what is wrong and what to do, without secrets. */
public class RunFailed extends Exception {

    private static final long serialVersionUID = 1L;

    public RunFailed(String message) {
        super(message);
    }

    public RunFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
