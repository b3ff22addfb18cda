-- The seller's balance as its source tells it. Amounts are minor units of the balance's currency.
-- A movement may be named by a payout before it is told itself: its facts are null until then.
create table balance_transaction (
    channel       varchar(30)  not null,
    id            varchar(255) not null,
    category      varchar(60),
    type          varchar(60),
    amount        bigint,
    fee           bigint,
    currency      varchar(3),
    exchange_rate varchar(40),
    source_id     varchar(255),
    moved_at      timestamp(3) with time zone,
    available_on  timestamp(3) with time zone,
    as_of         timestamp(3) with time zone,
    payout_id     varchar(255),
    payout_as_of  timestamp(3) with time zone,
    sample        boolean      not null,
    primary key (id, channel) -- the most telling column first: rows are asked for by many ids at once
);

create table payout (
    channel    varchar(30)  not null,
    id         varchar(255) not null,
    state      varchar(20)  not null,
    amount     bigint       not null,
    currency   varchar(3)   not null,
    automatic  boolean      not null,
    made_at    timestamp(3) with time zone not null,
    arrives_at timestamp(3) with time zone,
    as_of      timestamp(3) with time zone not null,
    sample     boolean      not null,
    primary key (id, channel) -- the most telling column first: rows are asked for by many ids at once
);

-- Daily totals of the movements. Kept in their transaction; rebuilt and compared on demand.
create table cash_day (
    business_day date        not null,
    channel      varchar(30) not null,
    currency     varchar(3)  not null,
    category     varchar(60) not null,
    movements    bigint      not null,
    amount       bigint      not null,
    fee          bigint      not null,
    settled      bigint      not null, -- amount - fee of the movements that are part of a payout
    primary key (business_day, channel, currency, category)
);

-- Customers as their source tells them, for sales that tell only the customer's id.
create table sale_customer (
    channel     varchar(30)  not null,
    customer_id varchar(255) not null,
    name        varchar(255),
    email       varchar(320),
    country     varchar(2),
    deleted     boolean      not null,
    as_of       timestamp(3) with time zone not null,
    sample      boolean      not null,
    primary key (customer_id, channel)
);

-- What a delivery meant to the records, and what it changed, in words. Null for what was ignored or done before.
alter table delivery_done add column news varchar(10);
alter table delivery_done add column changed varchar(1000);
