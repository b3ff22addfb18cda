package app.shopfloor.base;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The company.
 *
 * @param name shown in the frame
 * @param timezone in which days are cut
 */
@Validated
@ConfigurationProperties("shopfloor.business")
public record BusinessProperties(
        @DefaultValue("Shopfloor") @NotBlank String name,
        @DefaultValue("UTC") @NotNull ZoneId timezone) {}
