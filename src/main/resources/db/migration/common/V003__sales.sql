-- Orders as everything said of them adds up to. Amounts are minor units of the order's currency.
create sequence sale_seq start with 1 increment by 1000;

create table sale (
    id              bigint       not null primary key,
    channel         varchar(30)  not null,
    source_order_id varchar(255) not null,
    charge_id       varchar(255),
    status          varchar(20)  not null,
    placed_at       timestamp(3) with time zone not null,
    paid_at         timestamp(3) with time zone,
    currency        varchar(3)   not null,
    gross           bigint       not null,
    discount        bigint       not null,
    shipping        bigint       not null,
    tax             bigint       not null,
    total           bigint       not null,
    refunded        bigint       not null,
    customer_name   varchar(255),
    customer_email  varchar(320),
    customer_id     varchar(255),
    country         varchar(2),
    sample          boolean      not null,
    as_of           timestamp(3) with time zone not null,
    constraint sale_once unique (channel, source_order_id)
);
create index sale_by_paid_at on sale (paid_at, id);

create table sale_line (
    sale_id     bigint       not null references sale (id) on delete cascade,
    position    int          not null,
    sku         varchar(100),
    product_ref varchar(255),
    name        varchar(500) not null,
    quantity    bigint       not null,
    gross       bigint       not null,
    discount    bigint       not null,
    primary key (sale_id, position)
);

create table sale_refund (
    sale_id     bigint       not null references sale (id) on delete cascade,
    position    int          not null,
    refund_id   varchar(300) not null,
    status      varchar(20)  not null,
    amount      bigint       not null,
    goods       bigint       not null,
    shipping    bigint       not null,
    tax         bigint       not null,
    made_at     timestamp(3) with time zone not null,
    restored_at timestamp(3) with time zone,
    primary key (sale_id, position)
);

-- Everything ever said of one order, joined; the sale above is derived from it and from nothing else.
create table sale_evidence (
    order_key varchar(290) not null primary key,
    sale_id   bigint       not null,
    sample    boolean      not null,
    objects   text         not null
);

-- A charge that turned out to belong to a PaymentIntent: evidence under the one key is kept under the other.
create table sale_alias (
    charge_key varchar(290) not null primary key,
    order_key  varchar(290) not null,
    sample     boolean      not null
);

-- Daily totals: what dashboards read. Kept in the transaction of the sale; rebuilt and compared on demand.
create table sales_day (
    business_day date        not null,
    channel      varchar(30) not null,
    currency     varchar(3)  not null,
    orders       bigint      not null,
    units        bigint      not null,
    gross        bigint      not null,
    discounts    bigint      not null,
    returns      bigint      not null,
    shipping     bigint      not null,
    tax          bigint      not null,
    primary key (business_day, channel, currency)
);

-- The same by SKU ('' while a product is not mapped); shipping and tax belong to orders and are zero here.
create table sales_day_sku (
    business_day date         not null,
    channel      varchar(30)  not null,
    currency     varchar(3)   not null,
    sku          varchar(100) not null,
    orders       bigint       not null,
    units        bigint       not null,
    gross        bigint       not null,
    discounts    bigint       not null,
    returns      bigint       not null,
    shipping     bigint       not null,
    tax          bigint       not null,
    primary key (business_day, channel, currency, sku)
);
