package app.shopfloor.intake.sample;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A made-up person, wholly determined by a number, so that nobody need be remembered for coming back.
 *
 * @param id the customer's id at Stripe; null for a passer-by at a fair
 * @param email at example.com, .org or .net, which by RFC 2606 belong to nobody; null for a passer-by
 * @param country ISO 3166, or null for a passer-by
 * @param taxPerMille sales tax or VAT on goods, in thousandths
 */
record Customer(
        @Nullable String id,
        String name,
        @Nullable String email,
        @Nullable String country,
        String currency,
        int taxPerMille) {

    private record Land(String code, int share, String currency, int taxPerMille, List<Name> first, List<Name> last) {}

    private record Name(String written, String plain) {
        static List<Name> all(String spaced) {
            return List.of(spaced.split(" ")).stream()
                    .map(n -> n.replace('_', ' '))
                    .map(n -> new Name(n, plain(n)))
                    .toList();
        }

        private static String plain(String name) {
            return Normalizer.normalize(name.replace("ß", "ss").replace("ø", "o"), Normalizer.Form.NFD)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z]", "");
        }
    }

    private static final List<Name> ENGLISH_FIRST =
            Name.all("Ada Olivia Emma Grace Hannah Ruth Maya Zoe Chloe Nora Priya Amara Mei Sofia Leah James Noah Liam"
                    + " Ethan Marcus Daniel Owen Samuel Henry Kenji Arjun Diego Tobias Isaac Wei");
    private static final List<Name> ENGLISH_LAST =
            Name.all("Lovell Okafor Ito Pereira Smith Johnson Nguyen Patel Garcia Brown Miller Davis O'Connor Wilson"
                    + " Anderson Thomas Moore Jackson Martin Lee Thompson White Clark Lewis Walker Young King Wright"
                    + " Scott Hill Green Adams Baker Nelson Carter Mitchell Rivera Campbell Kim Singh");

    private static final List<Land> LANDS = List.of(
            new Land("US", 600, "USD", 0, ENGLISH_FIRST, ENGLISH_LAST),
            new Land("CA", 65, "USD", 0, ENGLISH_FIRST, ENGLISH_LAST),
            new Land("GB", 75, "USD", 0, ENGLISH_FIRST, ENGLISH_LAST),
            new Land("AU", 40, "USD", 0, ENGLISH_FIRST, ENGLISH_LAST),
            new Land(
                    "DE",
                    80,
                    "EUR",
                    190,
                    Name.all("Anna Lena Katharina Jürgen Lukas Jonas Sabine Heike Björn Felix Greta Mareike Uwe Jana"),
                    Name.all(
                            "Müller Schmidt Schneider Fischer Weber Becker Groß Schäfer Köhler Vogel Krüger Hartmann")),
            new Land(
                    "FR",
                    50,
                    "EUR",
                    200,
                    Name.all("Camille Léa Chloé Manon Inès Hugo Lucas Théo Étienne Amélie Benoît Maëlle Noémie Rémi"),
                    Name.all("Martin Bernard Dubois Lefèvre Moreau Laurent Garnier Faure Rousseau D'Arcy Mercier")),
            new Land(
                    "NL",
                    30,
                    "EUR",
                    210,
                    Name.all("Sanne Daan Fleur Bram Lotte Sem Femke Thijs Anouk Jasper"),
                    Name.all("de_Vries Jansen van_Dijk Bakker Visser Smit Meijer de_Boer Mulder Bos")),
            new Land(
                    "ES",
                    25,
                    "EUR",
                    210,
                    Name.all("Lucía Martina Álvaro Pablo Begoña Íñigo Carmen Javier Nuria Raúl"),
                    Name.all("García Fernández López Núñez Sánchez Romero Ibáñez Ortega Castaño")),
            new Land(
                    "IT",
                    20,
                    "EUR",
                    220,
                    Name.all("Giulia Sofia Chiara Matteo Lorenzo Alessandro Nicolò Elena Marta Davide"),
                    Name.all("Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci D'Angelo Conti")),
            new Land(
                    "IE",
                    15,
                    "EUR",
                    230,
                    Name.all("Aoife Saoirse Ciarán Niamh Oisín Róisín Conor Eimear"),
                    Name.all("Murphy Kelly O'Sullivan Walsh Byrne Ryan O'Brien Doyle")));

    /** Sales tax of some states of the US where the sample shop collects it; elsewhere it collects none. */
    private static final int[] US_TAX = {0, 0, 0, 0, 0, 0, 63, 70, 73, 89};

    private static final String[] DOMAINS = {"example.com", "example.org", "example.net"};
    private static final String[] FAIRS = {
        "Fair, Lyon", "Fair, Dublin", "Fair, Leipzig", "Fair, Milan", "Fair, Utrecht", "Fair, Valencia"
    };

    /** The customer of this number; always the same one for one seed. */
    static Customer of(long seed, long number) {
        SplittableRandom chance = Chance.of(seed, Chance.CUSTOMER, number);
        Land land = land(chance);
        Name first = land.first.get(chance.nextInt(land.first.size()));
        Name last = land.last.get(chance.nextInt(land.last.size()));
        String email = first.plain + "." + last.plain + (number + 1) + "@" + DOMAINS[chance.nextInt(DOMAINS.length)];
        int tax = land.code.equals("US") ? US_TAX[chance.nextInt(US_TAX.length)] : land.taxPerMille;
        return new Customer(
                "cus_sample_" + (number + 1), first.written + " " + last.written, email, land.code, land.currency, tax);
    }

    /** Somebody who paid at a stall and left no name; written down as the fair. */
    static Customer passerBy(long week) {
        int fair = (int) Math.floorMod(week, FAIRS.length);
        return new Customer(null, FAIRS[fair], null, null, "EUR", 0);
    }

    /** The same person where everybody pays in euros. */
    Customer inEuros() {
        return new Customer(id, name, email, country, "EUR", taxPerMille);
    }

    private static Land land(SplittableRandom chance) {
        int drawn = chance.nextInt(1000);
        for (Land land : LANDS) {
            drawn -= land.share;
            if (drawn < 0) {
                return land;
            }
        }
        return LANDS.getFirst();
    }
}
