package app.shopfloor.intake.stripe;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A signing secret of the sample shop's live sales, known to this process only and only while they run. What it signs is taken
 * as a delivery of the sample.
 */
@Component
public class StripeSampleSecret {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private volatile StripeSignature.@Nullable Secret current;

    /** Has deliveries signed with the returned secret taken as the sample's; an earlier one is void from now on. */
    public String enable() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = "whsec_" + HexFormat.of().formatHex(bytes);
        current = new StripeSignature.Secret(secret);
        return secret;
    }

    /** Has such deliveries refused. */
    public void disable() {
        current = null;
    }

    StripeSignature.@Nullable Secret current() {
        return current;
    }
}
