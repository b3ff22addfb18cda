package app.shopfloor.intake.sample;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A way in which a card says no, in the words that Stripe has for it.
 *
 * @param share how often, in thousandths
 * @param outcome {@code issuer_declined}, {@code blocked} or {@code invalid}
 * @param hope the probability that the customer gets through in the end
 */
record Decline(
        int share,
        String failureCode,
        String declineCode,
        String outcome,
        @Nullable String advice,
        String message,
        double hope) {

    private static final Decline[] ALL = {
        new Decline(
                340,
                "card_declined",
                "insufficient_funds",
                "issuer_declined",
                "try_again_later",
                "Your card has insufficient funds.",
                0.66),
        new Decline(
                210,
                "card_declined",
                "generic_decline",
                "issuer_declined",
                "try_again_later",
                "Your card was declined.",
                0.60),
        new Decline(
                90,
                "card_declined",
                "do_not_honor",
                "issuer_declined",
                "try_again_later",
                "Your card was declined.",
                0.52),
        new Decline(
                120,
                "authentication_required",
                "authentication_required",
                "issuer_declined",
                null,
                "This transaction requires authentication.",
                0.82),
        new Decline(
                90,
                "incorrect_cvc",
                "incorrect_cvc",
                "issuer_declined",
                "confirm_card_data",
                "Your card's security code is incorrect.",
                0.88),
        new Decline(
                60,
                "expired_card",
                "expired_card",
                "issuer_declined",
                "confirm_card_data",
                "Your card has expired.",
                0.70),
        new Decline(
                50,
                "processing_error",
                "processing_error",
                "issuer_declined",
                "try_again_later",
                "An error occurred while processing your card. Try again in a little bit.",
                0.85),
        new Decline(25, "card_declined", "fraudulent", "blocked", "do_not_try_again", "Your card was declined.", 0),
        new Decline(
                15, "card_declined", "lost_card", "issuer_declined", "do_not_try_again", "Your card was declined.", 0.2)
    };

    static Decline any(SplittableRandom chance) {
        int drawn = chance.nextInt(1000);
        for (Decline decline : ALL) {
            drawn -= decline.share;
            if (drawn < 0) {
                return decline;
            }
        }
        return ALL[0];
    }

    boolean blocked() {
        return outcome.equals("blocked");
    }
}
