package app.shopfloor.intake.sample;

/** The sample shop may not be loaded or removed now; the message says why and what to do, for people. */
public class SampleRefused extends RuntimeException {

    SampleRefused(String message) {
        super(message);
    }
}
