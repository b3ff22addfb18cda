package app.shopfloor.intake.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.Channel;
import org.junit.jupiter.api.Test;

class KnownAccountsTest {

    @Test
    void anAccountsChannelIsItsIdAsFarAsItFits() {
        assertThat(KnownAccounts.channel("acct_1GThseJDPojXS6LN")).isEqualTo(new Channel("stripe-1gthsejdpojxs6ln"));
    }

    @Test
    void longIdsThatBeginAlikeHaveChannelsOfTheirOwn() {
        Channel one = KnownAccounts.channel("acct_1GThseJDPojXS6LN1GThseJDPojXS6LNa");
        Channel other = KnownAccounts.channel("acct_1GThseJDPojXS6LN1GThseJDPojXS6LNb");

        assertThat(one).isNotEqualTo(other);
        assertThat(one.code()).hasSize(Channel.MAX_LENGTH);
    }

    @Test
    void whatIsNoAccountIdIsSetAsideWithoutARecord() {
        // The database behind it has no tables: it is not asked.
        KnownAccounts accounts = Translators.accounts(new org.h2.jdbcx.JdbcDataSource());

        assertThat(accounts.channelOf("acct_'; drop", java.time.Instant.EPOCH)).isNull();
    }
}
