package app.shopfloor.intake.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;

/** An answer that is an error, whole: the library's own exceptions drop its headers, and with them how long to wait. */
class StripeRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StripeResponse answer;

    private StripeRefusal(StripeResponse answer) {
        super("HTTP " + answer.code());
        this.answer = answer;
    }

    StripeResponse answer() {
        return answer;
    }

    /** The library's client, that gives errors as they came. */
    static final class Telling extends HttpURLConnectionClient {
        @Override
        public StripeResponse request(StripeRequest request) throws ApiConnectionException {
            StripeResponse answer = super.request(request);
            if (answer.code() < 200 || answer.code() >= 300) {
                throw new StripeRefusal(answer);
            }
            return answer;
        }
    }
}
