package app.shopfloor.intake;

import app.shopfloor.catalog.Catalog;
import app.shopfloor.catalog.ListingReport;
import app.shopfloor.sales.Cash;
import app.shopfloor.sales.CashReport;
import app.shopfloor.sales.CustomerReport;
import app.shopfloor.sales.Recorded;
import app.shopfloor.sales.SaleCustomers;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.News;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands what deliveries say to the features that keep it, and gathers what it meant to them. */
@Service
public class Bookkeeping {

    private final Sales sales;
    private final Cash cash;
    private final SaleCustomers customers;
    private final Catalog catalog;

    Bookkeeping(Sales sales, Cash cash, SaleCustomers customers, Catalog catalog) {
        this.sales = sales;
        this.cash = cash;
        this.customers = customers;
        this.catalog = catalog;
    }

    /**
     * What a delivery meant.
     *
     * @param news {@link News#NEW} if any part of it was new, else {@link News#UPDATED} if any was updated, else
     *     {@link News#KNOWN}
     * @param changed what it changed, in words without personal data; empty when nothing
     */
    public record Outcome(News news, String changed) {}

    /**
     * Records all that these say, in the caller's transaction if there is one.
     *
     * @return what each meant, in their order
     */
    @Transactional
    public List<Outcome> record(List<Translation> translations) {
        List<Meaning> meanings = meanings(translations);
        // Always in this order: workers that run side by side may wait for each other, but never in a circle.
        tell(translations, Translation::sales, sales::record, meanings, Meaning::sale);
        tell(translations, Translation::customers, customers::record, meanings, Meaning::customer);
        tell(translations, Translation::cash, cash::record, meanings, Meaning::cash);
        tell(translations, Translation::listings, catalog::learn, meanings, Meaning::listing);
        return meanings.stream().map(Meaning::outcome).toList();
    }

    /** What recording these would mean, in their order; nothing is changed. What says nothing is {@link News#KNOWN}. */
    @Transactional(readOnly = true)
    public List<News> preview(List<Translation> translations) {
        List<Meaning> meanings = meanings(translations);
        tell(translations, Translation::sales, sales::preview, meanings, Meaning::part);
        tell(translations, Translation::cash, cash::preview, meanings, Meaning::part);
        tell(translations, Translation::customers, customers::preview, meanings, Meaning::part);
        tell(translations, Translation::listings, catalog::preview, meanings, Meaning::part);
        return meanings.stream().map(meaning -> meaning.news).toList();
    }

    private static List<Meaning> meanings(List<Translation> translations) {
        return translations.stream().map(translation -> new Meaning()).toList();
    }

    private interface Hears<R, A> {
        void hear(Meaning meaning, R report, A answer);
    }

    private static <R, A> void tell(
            List<Translation> translations,
            Function<Translation, List<R>> part,
            Function<Collection<R>, List<A>> feature,
            List<Meaning> meanings,
            Hears<R, A> hears) {
        List<R> reports = new ArrayList<>();
        translations.forEach(translation -> reports.addAll(part.apply(translation)));
        if (reports.isEmpty()) {
            return;
        }
        List<A> answers = feature.apply(reports);
        int next = 0;
        for (int i = 0; i < translations.size(); i++) {
            for (R report : part.apply(translations.get(i))) {
                hears.hear(meanings.get(i), report, answers.get(next++));
            }
        }
    }

    /** What one delivery means, gathered from the features. */
    private static final class Meaning {

        private final Set<String> changes = new LinkedHashSet<>();
        private News news = News.KNOWN;

        /** @param report of which only the answer counts */
        void part(Object report, News answer) {
            news = answer.compareTo(news) < 0 ? answer : news;
        }

        void sale(SaleReport report, Recorded recorded) {
            part(report, recorded.news());
            if (!recorded.change().isEmpty()) {
                changes.add(recorded.change());
            }
        }

        void cash(CashReport report, News answer) {
            part(report, answer);
            changed((report instanceof CashReport.Payout ? "payout " : "balance ") + report.id(), answer);
        }

        void customer(CustomerReport report, News answer) {
            part(report, answer);
            changed("customer " + report.customerId(), answer);
        }

        void listing(ListingReport report, News answer) {
            part(report, answer);
            changed((report.productRef() == null ? "product " : "price ") + report.ref(), answer);
        }

        Outcome outcome() {
            return new Outcome(news, String.join("; ", changes));
        }

        private void changed(String what, News answer) {
            switch (answer) {
                case NEW -> changes.add(what + " new");
                case UPDATED -> changes.add(what + " updated");
                case KNOWN -> {}
            }
        }
    }
}
