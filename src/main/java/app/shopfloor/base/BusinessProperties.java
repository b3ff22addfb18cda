package app.shopfloor.base;

import app.shopfloor.shared.Currencies;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The company.
 *
 * @param name shown in the frame
 * @param timezone in which days are cut
 * @param currency ISO 4217, upper case: the reporting currency, in which sums over several currencies are told
 */
@Validated
@ConfigurationProperties("shopfloor.business")
public record BusinessProperties(
        @DefaultValue("Shopfloor") @NotBlank String name,
        @DefaultValue("UTC") @NotNull ZoneId timezone,
        @DefaultValue("EUR") @NotBlank String currency) {

    public BusinessProperties {
        currency = currency.strip().toUpperCase(Locale.ROOT);
        if (!Currencies.isCurrency(currency)) {
            throw new UnknownCurrency(currency);
        }
    }
}
