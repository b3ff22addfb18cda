package app.shopfloor.intake.stripe;

import app.shopfloor.intake.stripe.StripeSignature.Secret;
import app.shopfloor.intake.stripe.StripeSignature.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secrets a delivery may be signed with. */
@Component
class StripeWebhookSecrets {

    private final List<Secret> configured;
    private final StripeSampleSecret sample;
    private final Clock clock;

    StripeWebhookSecrets(StripeWebhookProperties properties, StripeSampleSecret sample, Clock clock) {
        this.configured = properties.secrets().stream().map(Secret::new).toList();
        this.sample = sample;
        this.clock = clock;
    }

    /** What a look at the signature says, and whether it is the sample's own. */
    record Finding(Verdict verdict, boolean sample) {}

    boolean none() {
        return configured.isEmpty() && sample.current() == null;
    }

    Finding check(@Nullable String header, byte[] body) {
        StripeSignature signature = StripeSignature.parse(header);
        Instant now = clock.instant();
        Verdict worst = Verdict.BAD;
        for (Secret secret : configured) {
            Verdict verdict = signature.check(body, secret, now);
            if (verdict == Verdict.GENUINE) {
                return new Finding(verdict, false);
            }
            worst = verdict == Verdict.BAD ? worst : verdict;
        }
        Secret ofSample = sample.current();
        if (ofSample != null) {
            Verdict verdict = signature.check(body, ofSample, now);
            if (verdict == Verdict.GENUINE) {
                return new Finding(verdict, true);
            }
            worst = verdict == Verdict.BAD ? worst : verdict;
        }
        return new Finding(worst, false);
    }
}
