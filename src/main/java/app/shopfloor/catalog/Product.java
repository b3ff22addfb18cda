package app.shopfloor.catalog;

import app.shopfloor.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the shop sells under one SKU. Changes only through the verbs below. */
@Entity
@Table(name = "product")
class Product {

    @EmbeddedId
    private Sku sku;

    @Version
    private @Nullable Long version;

    @Column(nullable = false, length = CatalogProduct.MAX_NAME)
    private String name;

    /** By a person; else the name follows what the channels say. */
    @Column(nullable = false)
    private boolean named;

    @Column(length = CatalogProduct.MAX_MATERIAL)
    private @Nullable String material;

    private @Nullable Long listPrice;

    @Column(length = 3)
    private @Nullable String currency;

    @Column(nullable = false)
    private boolean active = true;

    @Column(nullable = false)
    private boolean sample;

    @Column(nullable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Product() {}

    /** A product that a person names. */
    Product(Sku sku, CatalogProduct.Facts facts, Instant createdAt) {
        this.sku = sku;
        this.createdAt = createdAt;
        this.name = facts.name();
        this.named = true;
        describe(facts);
    }

    void describe(CatalogProduct.Facts facts) {
        named |= !name.equals(facts.name());
        name = facts.name();
        material = facts.material();
        Money price = facts.listPrice();
        listPrice = price == null ? null : price.minor();
        currency = price == null ? null : price.currency();
    }

    void retire() {
        active = false;
    }

    void sellAgain() {
        active = true;
    }

    /** Whether it is still as somebody saw it. */
    boolean isStill(long seen) {
        return version != null && version == seen;
    }

    CatalogProduct seen() {
        Money price = listPrice == null || currency == null ? null : Money.of(listPrice, currency);
        return new CatalogProduct(
                sku, version == null ? 0 : version, new CatalogProduct.Facts(name, material, price), active);
    }
}
