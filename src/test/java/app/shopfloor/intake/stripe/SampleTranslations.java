package app.shopfloor.intake.stripe;

import app.shopfloor.intake.Translation;
import app.shopfloor.intake.Translator;
import app.shopfloor.intake.orders.OrdersTranslator;
import app.shopfloor.intake.sample.SamplePlan;
import app.shopfloor.intake.sample.SampleShop;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the sample shop's deliveries say, as the real translators read them; for tests of what is made of it. */
public final class SampleTranslations {

    private SampleTranslations() {}

    /** In the order of the deliveries. */
    public static List<Translation> of(SamplePlan plan) {
        Map<String, Translator> translators = Stream.of(Translators.alone(), new OrdersTranslator())
                .collect(Collectors.toMap(Translator::source, Function.identity()));
        return SampleShop.deliveries(plan)
                .map(delivery -> translators.get(delivery.source()).translate(delivery, plan.end()))
                .toList();
    }
}
