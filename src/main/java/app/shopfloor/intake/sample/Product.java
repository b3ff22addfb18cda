package app.shopfloor.intake.sample;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One of the thirty things that the sample shop makes.
 *
 * @param usd list price in US cents
 * @param eur list price in euro cents
 * @param demand how often it is bought, against the others
 */
record Product(String sku, String name, int usd, int eur, int demand) {

    static final List<Product> RANGE = List.of(
            new Product("LID-PC", "Lid organiser, PC", 4900, 4500, 130),
            new Product("DIV-02", "Drawer divider", 2900, 2700, 92),
            new Product("REST-01", "Spoon rest", 3250, 2990, 84),
            new Product("MILL-WAL", "Walnut pepper mill", 5900, 5500, 66),
            new Product("MAG-01", "Magnet bar", 4900, 4500, 40),
            new Product("LID-PETG", "Lid organiser, PETG", 3900, 3600, 58),
            new Product("MILL-OAK", "Oak salt mill", 5500, 5200, 34),
            new Product("SPICE-12", "Spice rack, twelve jars, PETG", 6900, 6500, 44),
            new Product("KNIFE-WAL", "Walnut knife block", 12900, 11900, 15),
            new Product("BOARD-OAK", "Oak chopping board", 7900, 7400, 24),
            new Product("BOARD-WAL", "Walnut serving board", 8900, 8300, 20),
            new Product("CUT-05", "Cutlery insert, five bays, PETG", 3900, 3600, 47),
            new Product("HOOK-04", "Rail hooks, set of four, PC", 1600, 1500, 52),
            new Product("CLIP-06", "Bag clips, set of six, PETG", 1200, 1100, 61),
            new Product("SCOOP-WAL", "Walnut coffee scoop", 2400, 2200, 33),
            new Product("DRIP-01", "Pour-over stand, oak and PETG", 5400, 4990, 27),
            new Product("FILT-01", "Coffee filter holder, PETG", 2200, 2000, 36),
            new Product("FUN-03", "Funnel set, three sizes, PETG", 1800, 1700, 29),
            new Product("EGG-06", "Egg tray for six, PLA", 2100, 1900, 22),
            new Product("TRIV-CORK", "Trivet, cork and PC", 2600, 2400, 31),
            new Product("COAST-04", "Coasters, set of four, cork", 1900, 1800, 26),
            new Product("PASTA-01", "Pasta measure, PETG", 1100, 990, 30),
            new Product("HERB-01", "Self-watering herb planter, PETG", 3400, 3200, 38),
            new Product("WRAP-01", "Foil and wrap dispenser, PC", 4200, 3900, 25),
            new Product("SPON-01", "Sponge tray, PETG", 1700, 1600, 35),
            new Product("SINK-01", "Sink caddy, PC", 3300, 3100, 21),
            new Product("PAN-03", "Pan rack, three tiers, PC", 4400, 4100, 18),
            new Product("TAB-01", "Recipe tablet stand, walnut", 3600, 3400, 23),
            new Product("LABEL-20", "Jar labels, set of twenty, PLA", 900, 850, 28),
            new Product("TOWEL-01", "Tea-towel holder, PC", 2300, 2100, 19));

    /** Nobody has told Stripe their SKU yet: they wait in the product mapping. */
    private static final Set<String> UNTOLD = Set.of("BOARD-OAK", "TOWEL-01");

    private static final int[] BY_DEMAND = byDemand();

    /** The product's own id in the sample's Stripe account. */
    String stripeId() {
        return "prod_sample_" + sku;
    }

    /** The SKU as the product's metadata in Stripe tells it, or null. */
    @Nullable
    String toldSku() {
        return UNTOLD.contains(sku) ? null : sku;
    }

    /** List price in minor units. */
    int price(String currency) {
        return currency.equals("EUR") ? eur : usd;
    }

    static Product any(SplittableRandom chance) {
        return RANGE.get(BY_DEMAND[chance.nextInt(BY_DEMAND.length)]);
    }

    private static int[] byDemand() {
        int[] drawn = new int[RANGE.stream().mapToInt(Product::demand).sum()];
        int at = 0;
        for (int i = 0; i < RANGE.size(); i++) {
            for (int n = RANGE.get(i).demand; n > 0; n--) {
                drawn[at++] = i;
            }
        }
        return drawn;
    }
}
