package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import app.shopfloor.shared.News;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything known of one order, as a batch adds to it. */
final class Dossier {

    private final String key;
    private final @Nullable Long saleId;
    private final String text;
    private final boolean wasSample;
    private final Map<String, Evidence> objects = new TreeMap<>();
    private boolean sample;
    private boolean changed;
    private @Nullable Sale before;
    private @Nullable Sale sale;
    private boolean derived;
    private @Nullable Sale told;
    private boolean tookOver;

    private Dossier(String key, @Nullable Long saleId, String text, boolean sample) {
        this.key = key;
        this.saleId = saleId;
        this.text = text;
        this.sample = sample;
        this.wasSample = sample;
    }

    /** Of an order of which nothing is known yet. */
    static Dossier begun(String key) {
        Dossier dossier = new Dossier(key, null, "", false);
        dossier.derived = true;
        return dossier;
    }

    /** Of what is stored. */
    static Dossier stored(String key, long saleId, boolean sample, String text) {
        Dossier dossier = new Dossier(key, saleId, text, sample);
        EvidenceText.objects(text).forEach(evidence -> dossier.objects.put(place(evidence), evidence));
        return dossier;
    }

    private static String place(Evidence evidence) {
        return place(evidence.objectId(), evidence.kind(), evidence.under());
    }

    private static String place(String objectId, SaleReport.Kind kind, String under) {
        return objectId + ' ' + kind + ' ' + under;
    }

    String key() {
        return key;
    }

    Channel channel() {
        return new Channel(key.substring(0, key.indexOf(':')));
    }

    String orderId() {
        return key.substring(key.indexOf(':') + 1);
    }

    /** The row of the sale; null while there is none. */
    @Nullable
    Long saleId() {
        return saleId;
    }

    boolean isSample() {
        return sample;
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    Collection<Evidence> objects() {
        return objects.values();
    }

    /** Remembers the sale as it was before the batch. */
    Dossier remember() {
        before = sale();
        told = before;
        return this;
    }

    @Nullable
    Sale before() {
        return before;
    }

    /** What all that is known by now adds up to. */
    @Nullable
    Sale sale() {
        if (!derived) {
            sale = Derivation.of(channel(), orderId(), sample, objects.values());
            derived = true;
        }
        return sale;
    }

    /** The evidence as it is to be stored, or null when it need not be. */
    @Nullable
    String textIfChanged() {
        if (!changed) {
            return null;
        }
        String now = EvidenceText.of(objects.values());
        return saleId != null && sample == wasSample && now.equals(text) ? null : now;
    }

    /** Joins the report, without asking what becomes of the sale. */
    News join(SaleReport report, boolean linked) {
        boolean heardOf = objects.values().stream()
                .anyMatch(evidence -> evidence.objectId().equals(report.objectId()));
        String under = Evidence.under(report);
        boolean news = objects.computeIfAbsent(
                        place(report.objectId(), report.kind(), under),
                        place -> new Evidence(report.kind(), report.objectId(), under))
                .join(report);
        sample |= report.sample();
        changed = true;
        derived = false;
        return !heardOf ? News.NEW : news || linked ? News.UPDATED : News.KNOWN;
    }

    /** Joins the report and tells what it meant, beside all that was joined before it. */
    Recorded record(SaleReport report, boolean linked) {
        News news = join(report, linked);
        if (news == News.KNOWN && !tookOver) {
            return new Recorded(news, orderId(), "");
        }
        tookOver = false;
        Sale now = sale();
        String change = SaleChange.of(orderId(), told, now);
        told = now;
        return new Recorded(news, orderId(), change);
    }

    /** Takes over what another dossier kept of names that turned out to belong here. */
    void take(Evidence evidence, boolean ofSample) {
        objects.merge(place(evidence), evidence, Evidence::join);
        tookOver = true;
        sample |= ofSample;
        changed = true;
        derived = false;
    }

    /** Lets go of all that is kept under names which belong elsewhere now. */
    void giveAway(Aliases aliases, Function<String, Dossier> to) {
        Iterator<Evidence> rest = objects.values().iterator();
        while (rest.hasNext()) {
            Evidence evidence = rest.next();
            String name = Aliases.key(channel(), evidence.under());
            if (evidence.under().equals(Evidence.THE_ORDER) || !aliases.isMoved(name)) {
                continue;
            }
            String target = aliases.orderOf(name);
            if (!target.equals(key)) {
                to.apply(target).take(evidence, sample);
                rest.remove();
                changed = true;
                derived = false;
            }
        }
    }
}
