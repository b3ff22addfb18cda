package app.shopfloor.intake;

/** A source cannot be asked. The message is shown to people: what is wrong and what to do, without secrets. */
public class RunFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean mayPass;

    public RunFailed(String message) {
        super(message);
        this.mayPass = false;
    }

    /** @param mayPass whether it may pass by itself, with nothing to do about it here */
    public RunFailed(String message, Throwable cause, boolean mayPass) {
        super(message, cause);
        this.mayPass = mayPass;
    }

    boolean mayPass() {
        return mayPass;
    }
}
