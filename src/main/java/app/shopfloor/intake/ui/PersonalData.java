package app.shopfloor.intake.ui;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a delivery only admins read: emails wherever they stand; names, phones, addresses, IP addresses and tax numbers of
 * buyers; links that open a buyer's receipt. What nobody reads: secrets that a payload carries. The country stays, and so do the
 * card's brand and last four: they explain failures and tell nobody's name.
 */
final class PersonalData {

    static final String HIDDEN = "•••";

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@,;:<>()\"'=&/]{1,64}(?:@|%40)[^\\s@,;:<>()\"'=&/?]{1,255}");

    /** Objects that are about a person: in them, also a plain “name” is one's. */
    private static final Set<String> OF_PERSONS = Set.of(
            "billing_details",
            "shipping",
            "shipping_details",
            "shipping_address",
            "billing_address",
            "customer",
            "customer_details",
            "customer_shipping",
            "customer_address",
            "customer_tax_ids",
            "collected_information",
            "buyer",
            "owner",
            "recipient",
            "card",
            "source",
            "cardholder",
            "individual",
            "receiver",
            "payer");

    private static final Set<String> ALWAYS = Set.of(
            "phone",
            "customer_phone",
            "support_phone",
            "customer_name",
            "individual_name",
            "business_name",
            "first_name",
            "last_name",
            "full_name",
            "account_holder_name",
            "cardholder_name",
            "verified_name",
            "payer_name",
            "line1",
            "line2",
            "address_line1",
            "address_line2",
            "address_city",
            "address_zip",
            "street",
            "postal_code",
            "zip",
            "ip",
            "ip_address",
            "client_ip",
            "customer_ip",
            "customer_purchase_ip",
            "iban",
            "tax_id",
            "receipt_url",
            "hosted_invoice_url",
            "invoice_pdf",
            "customer_signature",
            "customer_communication");

    private static final Set<String> IN_PERSONS =
            Set.of("name", "city", "address", "value", "carrier", "tracking_number");

    private PersonalData() {}

    /** The text without emails. */
    static String withoutEmails(String text) {
        return text.indexOf('@') < 0 && !text.contains("%40")
                ? text
                : EMAIL.matcher(text).replaceAll(HIDDEN + "@" + HIDDEN);
    }

    static boolean isOfPerson(String field) {
        return OF_PERSONS.contains(field.toLowerCase(Locale.ROOT));
    }

    /** @param ofPerson whether the field stands within an object about a person */
    static boolean hides(String field, boolean ofPerson) {
        String name = field.toLowerCase(Locale.ROOT);
        return ALWAYS.contains(name) || ofPerson && IN_PERSONS.contains(name);
    }

    /** Whether the field's value lets its reader act at the source. */
    static boolean isSecret(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return name.endsWith("secret")
                || name.equals("api_key")
                || name.equals("password")
                || name.endsWith("access_token");
    }
}
