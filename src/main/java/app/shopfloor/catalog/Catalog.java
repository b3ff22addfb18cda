package app.shopfloor.catalog;

import app.shopfloor.base.store.ColumnText;
import app.shopfloor.catalog.CatalogProblem.Field;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.News;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The catalog module's front door: what the shop sells by SKU, and which of the channels' products and prices are which SKU. Others
 * read that from the SQL view {@code listing_sku}, so that it holds for all that was ever sold.
 */
@Service
public class Catalog {

    private final StoredListings listings;
    private final ToldProducts told;
    private final Mappings mappings;
    private final Products products;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Catalog(
            StoredListings listings,
            ToldProducts told,
            Mappings mappings,
            Products products,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.listings = listings;
        this.told = told;
        this.mappings = mappings;
        this.products = products;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes in what channels say of their products and prices, in the caller's transaction if there is one. An SKU that a channel
     * tells becomes a product by itself. The outcome is the same in whatever order, and however often, it is said.
     *
     * @return what each report meant, in their order
     */
    @Transactional
    public List<News> learn(Collection<ListingReport> reports) {
        if (reports.isEmpty()) {
            return List.of();
        }
        Map<Listing.Key, Listing> before = listings.hold(withProducts(reports));
        Map<Listing.Key, Listing> after = new TreeMap<>(before);
        List<News> news = join(reports, after);
        List<Listing> written = new ArrayList<>();
        List<Listing> changed = new ArrayList<>();
        SortedSet<String> skus = new TreeSet<>();
        after.forEach((key, listing) -> {
            Listing was = before.getOrDefault(key, Listing.untold(key));
            if (!listing.equals(was)) {
                written.add(listing);
                if (was.asOf() == null || !listing.saysAs(was)) {
                    changed.add(listing);
                    Stream.of(was, listing)
                            .map(Listing::toldSku)
                            .filter(Objects::nonNull)
                            .forEach(skus::add);
                }
            }
        });
        listings.update(written);
        skus.addAll(listings.skusOfPrices(changed));
        told.follow(skus);
        changed.stream()
                .map(Listing::key)
                .collect(Collectors.groupingBy(
                        Listing.Key::channel, TreeMap::new, Collectors.mapping(Listing.Key::ref, Collectors.toSet())))
                .forEach((channel, refs) -> events.publishEvent(new ListingsChanged(channel, refs)));
        return news;
    }

    /** What {@link #learn} would answer; nothing is changed. */
    @Transactional(readOnly = true)
    public List<News> preview(Collection<ListingReport> reports) {
        return reports.isEmpty() ? List.of() : join(reports, new TreeMap<>(listings.read(keys(reports))));
    }

    /** With the products of prices: their names count for what prices tell. */
    private static Set<Listing.Key> withProducts(Collection<ListingReport> reports) {
        Set<Listing.Key> all = keys(reports);
        for (ListingReport report : reports) {
            Told<String> product = Listing.of(report).product();
            if (product != null) {
                all.add(new Listing.Key(report.channel(), product.value()));
            }
        }
        return all;
    }

    private static Set<Listing.Key> keys(Collection<ListingReport> reports) {
        return reports.stream()
                .map(report -> new Listing.Key(report.channel(), report.ref()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<News> join(Collection<ListingReport> reports, Map<Listing.Key, Listing> known) {
        List<News> news = new ArrayList<>(reports.size());
        for (ListingReport report : reports) {
            Listing says = Listing.of(report);
            Listing was = known.getOrDefault(says.key(), Listing.untold(says.key()));
            Listing is = was.join(says);
            known.put(says.key(), is);
            news.add(was.asOf() == null ? News.NEW : is.saysAs(was) ? News.KNOWN : News.UPDATED);
        }
        return List.copyOf(news);
    }

    /**
     * Gives a channel's product, or one price of it, an SKU of ours. Holds for everything ever sold of it.
     *
     * @param ref the channel's id; need not have been told before
     * @param name what it is called, for the list of what was mapped
     * @param by who does it
     * @throws CatalogProblem about the {@link Field#SKU} when there is no such product, or it is no longer sold; about
     *     {@link Field#MEANWHILE} when somebody else mapped it, or the channel came to tell its SKU
     */
    @Transactional
    public void map(Channel channel, String ref, String name, Sku sku, String by) {
        CatalogProduct product = product(sku).orElseThrow(() -> noSuch(sku));
        if (!product.active()) {
            throw new CatalogProblem(Field.SKU, sku + " is no longer sold; sell it again first, or choose another.");
        }
        Listing.Key key = new Listing.Key(channel, ref);
        if (mappings.map(key, name, sku, by)) {
            events.publishEvent(new ListingsChanged(channel, Set.of(key.ref())));
        }
    }

    /** Makes a product and maps to it, both or neither. @throws CatalogProblem as {@link #create} and {@link #map} */
    @Transactional
    public void mapToNew(Channel channel, String ref, String name, String sku, CatalogProduct.Facts facts, String by) {
        map(channel, ref, name, create(sku, facts).sku(), by);
    }

    /** What the channel tells of these prices of its products; of those it never told, nothing. */
    @Transactional(readOnly = true)
    public List<ListedPrice> prices(Channel channel, Collection<String> refs) {
        return listings
                .read(refs.stream().map(ref -> new Listing.Key(channel, ref)).toList())
                .values()
                .stream()
                .map(ListedPrice::of)
                .toList();
    }

    /**
     * Takes a mapping back.
     *
     * @param sku to which it was seen to be mapped
     * @throws CatalogProblem about {@link Field#MEANWHILE} when it is not mapped so any more
     */
    @Transactional
    public void unmap(Channel channel, String ref, Sku sku) {
        Listing.Key key = new Listing.Key(channel, ref);
        mappings.unmap(key, sku);
        events.publishEvent(new ListingsChanged(channel, Set.of(key.ref())));
    }

    /** The mappings that people made, the last first: those whose name, id or SKU contains the text. */
    @Transactional(readOnly = true)
    public List<MappedListing> mapped(String text, int offset, int limit) {
        return mappings.page(text, offset, limit);
    }

    @Transactional(readOnly = true)
    public int countMapped(String text) {
        return mappings.count(text);
    }

    @Transactional(readOnly = true)
    public Optional<CatalogProduct> product(Sku sku) {
        return products.findById(sku).map(Product::seen);
    }

    /** The products by SKU: those whose SKU or name contains the text. @param sold without those no longer sold */
    @Transactional(readOnly = true)
    public List<CatalogProduct> products(String text, boolean sold, int offset, int limit) {
        List<Sku> found = jdbc.sql(
                        "select sku from product where " + FOUND + " order by sku limit :limit offset :offset")
                .param("text", ColumnText.containing(text))
                .param("sold", sold)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new Sku(row.getString(1)))
                .list();
        return products.findAllById(found).stream()
                .map(Product::seen)
                .sorted(Comparator.comparing(CatalogProduct::sku))
                .toList();
    }

    @Transactional(readOnly = true)
    public int countProducts(String text, boolean sold) {
        return jdbc.sql("select count(*) from product where " + FOUND)
                .param("text", ColumnText.containing(text))
                .param("sold", sold)
                .query(Integer.class)
                .single();
    }

    private static final String FOUND =
            "(active = true or active = :sold) and (lower(sku) like lower(:text) escape '!' or lower(name) like lower(:text) escape '!')";

    /**
     * Makes a product.
     *
     * @throws CatalogProblem at the field that is not usable; about the {@link Field#SKU} when there is such a product
     */
    @Transactional
    public CatalogProduct create(String sku, CatalogProduct.Facts facts) {
        String code = sku.strip();
        if (code.isEmpty()) {
            throw new CatalogProblem(Field.SKU, "A product needs a SKU");
        }
        if (code.length() > Sku.MAX_LENGTH) {
            throw new CatalogProblem(Field.SKU, "A SKU has at most " + Sku.MAX_LENGTH + " characters");
        }
        if (code.chars().anyMatch(Character::isISOControl)) {
            throw new CatalogProblem(Field.SKU, "A SKU is letters, digits and signs on one line");
        }
        products.calledLike(code).stream().findFirst().ifPresent(there -> {
            throw new CatalogProblem(
                    Field.SKU, "There is a product " + there.seen().sku() + " already");
        });
        try {
            return changed(products.saveAndFlush(new Product(new Sku(code), checked(facts), clock.instant())));
        } catch (DataIntegrityViolationException another) {
            throw new CatalogProblem(Field.SKU, "There is a product " + code + " already");
        }
    }

    /**
     * Changes what is said of a product.
     *
     * @param seen the version that was seen
     * @throws CatalogProblem at the field that is not usable; about {@link Field#MEANWHILE} when somebody else changed it
     */
    @Transactional
    public CatalogProduct describe(Sku sku, long seen, CatalogProduct.Facts facts) {
        return change(sku, seen, product -> product.describe(checked(facts)));
    }

    /** Keeps a product and its past, but offers it no more. @throws CatalogProblem as {@link #describe} */
    @Transactional
    public CatalogProduct retire(Sku sku, long seen) {
        return change(sku, seen, Product::retire);
    }

    /** @throws CatalogProblem as {@link #describe} */
    @Transactional
    public CatalogProduct sellAgain(Sku sku, long seen) {
        return change(sku, seen, Product::sellAgain);
    }

    /** Removes what is known because of the sample shop alone. */
    @Transactional
    public void removeSample() {
        told.removeSample();
    }

    /**
     * Forgets all that these channels told, but for what of it belongs to the sample shop. What people mapped or wrote stays.
     *
     * @param family stands for itself and all whose code begins with its code and a hyphen
     */
    @Transactional
    public void forgetTold(Channel family) {
        told.forget(family);
    }

    private CatalogProduct change(Sku sku, long seen, Consumer<Product> verb) {
        Product product = products.findById(sku).orElseThrow(() -> noSuch(sku));
        if (!product.isStill(seen)) {
            throw changedMeanwhile(sku);
        }
        verb.accept(product);
        try {
            return changed(products.saveAndFlush(product));
        } catch (OptimisticLockingFailureException another) {
            throw changedMeanwhile(sku);
        }
    }

    private CatalogProduct changed(Product product) {
        CatalogProduct seen = product.seen();
        events.publishEvent(new ProductChanged(seen.sku()));
        return seen;
    }

    private static CatalogProduct.Facts checked(CatalogProduct.Facts facts) {
        String name = facts.name().strip();
        if (name.isEmpty()) {
            throw new CatalogProblem(Field.NAME, "A product needs a name");
        }
        if (name.length() > CatalogProduct.MAX_NAME) {
            throw new CatalogProblem(Field.NAME, "A name has at most " + CatalogProduct.MAX_NAME + " characters");
        }
        String material = facts.material() == null ? "" : facts.material().strip();
        if (material.length() > CatalogProduct.MAX_MATERIAL) {
            throw new CatalogProblem(
                    Field.MATERIAL, "A material has at most " + CatalogProduct.MAX_MATERIAL + " characters");
        }
        if (facts.listPrice() != null && facts.listPrice().minor() < 0) {
            throw new CatalogProblem(Field.PRICE, "A price is not negative");
        }
        @Nullable String made = material.isEmpty() ? null : material;
        return new CatalogProduct.Facts(name, made, facts.listPrice());
    }

    private static CatalogProblem changedMeanwhile(Sku sku) {
        return new CatalogProblem(
                Field.MEANWHILE,
                sku + " was changed by somebody else meanwhile. Look at it again before you change it.");
    }

    private static CatalogProblem noSuch(Sku sku) {
        return new CatalogProblem(Field.SKU, "There is no product " + sku);
    }
}
