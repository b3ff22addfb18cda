package app.shopfloor.base;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says it in a line; Spring's own words name a class and not the setting. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownCurrencyAnalyzer extends AbstractFailureAnalyzer<UnknownCurrency> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnknownCurrency cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Set its three letters, such as EUR, USD or JPY.", cause);
    }
}
