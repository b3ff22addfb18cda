package app.shopfloor.intake.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Stripe-Signature: t=…,v1=…[,v1=…]}: HMAC-SHA256, in hexadecimal, over the seconds, a dot and the raw body.
 * During a secret's rotation there are several.
 */
final class StripeSignature {

    /** How far the sender's clock may be from ours, either way. */
    static final Duration TOLERANCE = Duration.ofSeconds(300);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_TIME_DIGITS = 15;

    /** What a look at a signature says. */
    enum Verdict {
        GENUINE,
        MISSING,
        MALFORMED,
        BAD,
        STALE,
        FUTURE
    }

    /** One endpoint secret, ready to sign. */
    static final class Secret {

        private final Mac prototype;

        Secret(String secret) {
            try {
                prototype = Mac.getInstance(ALGORITHM);
                prototype.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has " + ALGORITHM, e);
            }
        }

        /** The signature of the body at that time, as raw bytes. */
        byte[] sign(String seconds, byte[] body) {
            try {
                Mac mac = (Mac) prototype.clone();
                mac.update(seconds.getBytes(StandardCharsets.US_ASCII));
                mac.update((byte) '.');
                return mac.doFinal(body);
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("The JDK's own " + ALGORITHM + " can be cloned", e);
            }
        }
    }

    private final Verdict flaw;
    private final String seconds;
    private final List<byte[]> signatures;

    private StripeSignature(Verdict flaw, String seconds, List<byte[]> signatures) {
        this.flaw = flaw;
        this.seconds = seconds;
        this.signatures = signatures;
    }

    /** Reads the header; what is wrong with it is told by {@link #check}. */
    static StripeSignature parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return new StripeSignature(Verdict.MISSING, "", List.of());
        }
        String seconds = "";
        List<byte[]> signatures = new ArrayList<>(2);
        for (String part : header.split(",", -1)) {
            String trimmed = part.strip();
            if (trimmed.startsWith("t=")) {
                seconds = trimmed.substring(2);
            } else if (trimmed.startsWith("v1=")) {
                byte[] signature = unhex(trimmed.substring(3));
                if (signature != null) {
                    signatures.add(signature);
                }
            }
        }
        boolean readable = isTime(seconds) && !signatures.isEmpty();
        return new StripeSignature(readable ? Verdict.GENUINE : Verdict.MALFORMED, seconds, signatures);
    }

    /** Whether one of the signatures is the secret's own over this body, made within {@link #TOLERANCE} of now. */
    Verdict check(byte[] body, Secret secret, Instant now) {
        if (flaw != Verdict.GENUINE) {
            return flaw;
        }
        byte[] expected = secret.sign(seconds, body);
        boolean genuine = false;
        for (byte[] signature : signatures) {
            genuine |= MessageDigest.isEqual(expected, signature); // takes the same time wherever they differ
        }
        if (!genuine) {
            return Verdict.BAD;
        }
        long age = now.getEpochSecond() - Long.parseLong(seconds);
        if (age > TOLERANCE.toSeconds()) {
            return Verdict.STALE;
        }
        return age < -TOLERANCE.toSeconds() ? Verdict.FUTURE : Verdict.GENUINE;
    }

    private static boolean isTime(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_TIME_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static byte @Nullable [] unhex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException notHex) {
            return null;
        }
    }
}
