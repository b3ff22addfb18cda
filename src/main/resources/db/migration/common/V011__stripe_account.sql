-- Connected Stripe accounts of which anything was ever heard, and which of them an admin has chosen to count.
create table stripe_account (
    account       varchar(110) not null primary key,
    counted       boolean      not null,
    first_seen_at timestamp(3) with time zone not null,
    last_seen_at  timestamp(3) with time zone not null
);
