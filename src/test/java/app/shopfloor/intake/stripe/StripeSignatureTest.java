package app.shopfloor.intake.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.intake.stripe.StripeSignature.Secret;
import app.shopfloor.intake.stripe.StripeSignature.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StripeSignatureTest {

    /** Computed with {@code printf '1795176000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test}. */
    private static final String KNOWN = "60090152ba978d876d34a4d58f9e907bba4c9ca093984824c99feb06c858dd5f";

    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_795_176_000L);
    private static final Secret SECRET = new Secret("whsec_test");

    private static Verdict check(String header, Instant now) {
        return StripeSignature.parse(header).check(BODY, SECRET, now);
    }

    @Test
    void aSignatureMadeByAnotherToolIsGenuine() {
        assertThat(check("t=1795176000,v1=" + KNOWN, SIGNED_AT)).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void anyOfSeveralSignaturesWillDo() {
        assertThat(check("t=1795176000,v1=" + "ab".repeat(32) + ",v0=12, v1=" + KNOWN, SIGNED_AT))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void anotherBodySecretOrTimeIsBad() {
        String header = "t=1795176000,v1=" + KNOWN;
        assertThat(StripeSignature.parse(header).check(new byte[0], SECRET, SIGNED_AT))
                .isEqualTo(Verdict.BAD);
        assertThat(StripeSignature.parse(header).check(BODY, new Secret("other"), SIGNED_AT))
                .isEqualTo(Verdict.BAD);
        assertThat(check("t=1795176001,v1=" + KNOWN, SIGNED_AT)).isEqualTo(Verdict.BAD);
        assertThat(check("t=1795176000,v1=" + KNOWN.substring(2), SIGNED_AT)).isEqualTo(Verdict.BAD);
    }

    @Test
    void theClocksMayBeThreeHundredSecondsApartEitherWay() {
        String header = "t=1795176000,v1=" + KNOWN;
        assertThat(check(header, SIGNED_AT.plusSeconds(300))).isEqualTo(Verdict.GENUINE);
        assertThat(check(header, SIGNED_AT.plusSeconds(301))).isEqualTo(Verdict.STALE);
        assertThat(check(header, SIGNED_AT.minusSeconds(300))).isEqualTo(Verdict.GENUINE);
        assertThat(check(header, SIGNED_AT.minusSeconds(301))).isEqualTo(Verdict.FUTURE);
    }

    @Test
    void aHeaderWithoutTimeOrSignatureIsToldApartFromNone() {
        assertThat(check(null, SIGNED_AT)).isEqualTo(Verdict.MISSING);
        assertThat(check(" ", SIGNED_AT)).isEqualTo(Verdict.MISSING);
        for (String header : new String[] {
            "nonsense",
            "t=1795176000",
            "v1=" + KNOWN,
            "t=,v1=" + KNOWN,
            "t=99999999999999999999,v1=" + KNOWN,
            "t=-1,v1=" + KNOWN,
            "t=1795176000,v1=xyz",
            ",,,=,"
        }) {
            assertThat(check(header, SIGNED_AT)).as(header).isEqualTo(Verdict.MALFORMED);
        }
    }
}
