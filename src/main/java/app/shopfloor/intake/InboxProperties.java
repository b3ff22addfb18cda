package app.shopfloor.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much the inbox takes at a time, and how patient it is.
 *
 * @param queueLength deliveries that may wait to be stored; beyond, senders are told to come again
 * @param queueSize bytes of payload that may wait to be stored
 * @param patience how long a delivery waits to be stored before its sender is told to come again
 * @param workers how many translate at once in this process; 0 for the database's own default (H2 always has one)
 * @param batch deliveries translated and booked in one transaction
 * @param poll how often a worker looks by itself, for what other nodes or retries leave to do
 * @param retry when a delivery that fails is tried again
 */
@Validated
@ConfigurationProperties("shopfloor.inbox")
public record InboxProperties(
        @DefaultValue("10000") @Min(1) int queueLength,
        @DefaultValue("64MB") @NotNull DataSize queueSize,
        @DefaultValue("10s") @NotNull Duration patience,
        @DefaultValue("0") @Min(0) @Max(16) int workers,
        @DefaultValue("500") @Min(1) @Max(5000) int batch,
        @DefaultValue("1s") @NotNull Duration poll,
        @DefaultValue @Valid @NotNull Retry retry) {

    /**
     * @param attempts after how many failures a delivery is given up on
     * @param first the pause after the first failure; it doubles with each further one
     * @param longest the longest pause
     */
    public record Retry(
            @DefaultValue("8") @Min(1) int attempts,
            @DefaultValue("10s") @NotNull Duration first,
            @DefaultValue("1h") @NotNull Duration longest) {

        /** The pause after so many failures. */
        Duration after(int failures) {
            Duration pause = first;
            for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
                pause = pause.multipliedBy(2);
            }
            return pause.compareTo(longest) < 0 ? pause : longest;
        }
    }
}
