-- Which price of a product a line was sold at: for sources whose prices are different articles.
alter table sale_line add column price_ref varchar(255);

create table sale_dispute (
    sale_id    bigint       not null references sale (id) on delete cascade,
    position   int          not null,
    dispute_id varchar(255) not null,
    status     varchar(20)  not null,
    amount     bigint       not null,
    currency   varchar(3)   not null,
    reason     varchar(100),
    opened_at  timestamp(3) with time zone not null,
    primary key (sale_id, position)
);

-- How an order moved the seller's balance. The balance's currency may differ from the order's.
create table sale_balance (
    sale_id       bigint       not null references sale (id) on delete cascade,
    position      int          not null,
    balance_id    varchar(255) not null,
    type          varchar(60)  not null,
    amount        bigint       not null,
    fee           bigint       not null,
    currency      varchar(3)   not null,
    exchange_rate varchar(40),
    source_id     varchar(255),
    moved_at      timestamp(3) with time zone not null,
    primary key (sale_id, position)
);

-- Invoices lead to orders as charges do, and some only to a charge, which then leads further (via_charge).
alter table sale_alias rename column charge_key to alias_key;
alter table sale_alias add column via_charge boolean default false not null;
