package app.shopfloor.intake.stripe;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param mode whose events count: {@code live}, {@code test}, or {@code auto}, the mode of the first delivery taken
 */
@Validated
@ConfigurationProperties("shopfloor.stripe")
record StripeProperties(@DefaultValue("auto") Mode mode) {

    enum Mode {
        LIVE,
        TEST,
        AUTO
    }
}
