package app.shopfloor.fakestripe;

import java.util.List;

/** What is bought at once; all amounts in minor units of the currency. */
record Cart(String currency, List<Line> lines, long shipping) {

    record Line(String id, Article article, long quantity, long gross, long discount, long tax) {}

    long gross() {
        return lines.stream().mapToLong(Line::gross).sum();
    }

    long discount() {
        return lines.stream().mapToLong(Line::discount).sum();
    }

    long tax() {
        return lines.stream().mapToLong(Line::tax).sum();
    }

    long total() {
        return gross() - discount() + shipping + tax();
    }

    long units() {
        return lines.stream().mapToLong(Line::quantity).sum();
    }
}
