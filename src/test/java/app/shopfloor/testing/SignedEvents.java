package app.shopfloor.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stripe-shaped events, and their signatures as Stripe makes them; written apart from the code that checks them. */
public final class SignedEvents {

    private SignedEvents() {}

    /** The {@code Stripe-Signature} header for a body. */
    public static String signature(String secret, long seconds, byte[] body) {
        return "t=" + seconds + ",v1=" + hmac(secret, seconds + ".", body);
    }

    /** HMAC-SHA256, in hexadecimal. */
    public static String hmac(String secret, String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A {@code charge.succeeded} event of about 2.7 kB, as long as Stripe's own, with these ids. */
    public static String charge(String eventId, String chargeId, String paymentIntentId, long created) {
        return """
                {
                  "id": "%1$s",
                  "object": "event",
                  "api_version": "2025-03-31.basil",
                  "created": %4$d,
                  "data": {
                    "object": {
                      "id": "%2$s",
                      "object": "charge",
                      "amount": 4900,
                      "amount_captured": 4900,
                      "amount_refunded": 0,
                      "application": null,
                      "application_fee": null,
                      "application_fee_amount": null,
                      "balance_transaction": "txn_%2$s",
                      "billing_details": {
                        "address": {"city": "Porto", "country": "PT", "line1": "Rua das Flores 12", "line2": null, "postal_code": "4050-262", "state": null},
                        "email": "ana.%2$s@example.com",
                        "name": "Ana Sousa",
                        "phone": null,
                        "tax_id": null
                      },
                      "calculated_statement_descriptor": "KITCHENWARE",
                      "captured": true,
                      "created": %4$d,
                      "currency": "eur",
                      "customer": "cus_%2$s",
                      "description": "Order of a pasta cutter",
                      "disputed": false,
                      "failure_balance_transaction": null,
                      "failure_code": null,
                      "failure_message": null,
                      "fraud_details": {},
                      "livemode": true,
                      "metadata": {"sku": "PC-01", "quantity": "2", "utm_source": "newsletter", "utm_campaign": "autumn"},
                      "on_behalf_of": null,
                      "order": null,
                      "outcome": {"advice_code": null, "network_advice_code": null, "network_decline_code": null, "network_status": "approved_by_network", "reason": null, "risk_level": "normal", "risk_score": 27, "seller_message": "Payment complete.", "type": "authorized"},
                      "paid": true,
                      "payment_intent": "%3$s",
                      "payment_method": "pm_%2$s",
                      "payment_method_details": {
                        "card": {"amount_authorized": 4900, "authorization_code": null, "brand": "visa", "checks": {"address_line1_check": "pass", "address_postal_code_check": "pass", "cvc_check": "pass"}, "country": "PT", "exp_month": 8, "exp_year": 2029, "extended_authorization": {"status": "disabled"}, "fingerprint": "Xt5EWLLDS7FJjR1c", "funding": "credit", "last4": "4242", "mandate": null, "network": "visa", "network_token": {"used": false}, "three_d_secure": null, "wallet": null},
                        "type": "card"
                      },
                      "radar_options": {},
                      "receipt_email": "ana.%2$s@example.com",
                      "receipt_number": null,
                      "receipt_url": null,
                      "refunded": false,
                      "review": null,
                      "shipping": null,
                      "source_transfer": null,
                      "statement_descriptor": null,
                      "status": "succeeded",
                      "transfer_data": null,
                      "transfer_group": null
                    }
                  },
                  "livemode": true,
                  "pending_webhooks": 1,
                  "request": {"id": "req_%2$s", "idempotency_key": "%2$s"},
                  "type": "charge.succeeded"
                }
                """.formatted(eventId, chargeId, paymentIntentId, created);
    }
}
