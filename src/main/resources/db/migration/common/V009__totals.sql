-- The daily totals, made anew with a basis: native (as booked), reporting (sales of another currency, converted to the
-- reporting one) and no_rate (those for which no rate is known, in their own). The application fills them at its next start.
drop table sales_day;
drop table sales_day_sku;
update setting set name = 'sales.totals.cut', content = 'before basis' where name = 'sales.totals.zone';

create table sales_day (
    business_day date        not null,
    channel      varchar(30) not null,
    currency     varchar(3)  not null,
    basis        varchar(10) not null,
    orders       bigint      not null,
    units        bigint      not null,
    gross        bigint      not null,
    discounts    bigint      not null,
    returns      bigint      not null,
    shipping     bigint      not null,
    tax          bigint      not null,
    primary key (business_day, channel, currency, basis)
);

-- The same by what was sold: the SKU that the sale told, or '' and what may be mapped to one. Shipping and tax belong to orders
-- and are zero here.
create table sales_day_sku (
    business_day date         not null,
    channel      varchar(30)  not null,
    currency     varchar(3)   not null,
    basis        varchar(10)  not null,
    sku          varchar(100) not null,
    product_ref  varchar(510) not null,
    price_ref    varchar(255) not null,
    orders       bigint       not null,
    units        bigint       not null,
    gross        bigint       not null,
    discounts    bigint       not null,
    returns      bigint       not null,
    shipping     bigint       not null,
    tax          bigint       not null,
    primary key (business_day, channel, currency, basis, sku, product_ref, price_ref)
);

-- Sums of the latter over spans of 1, 8 and 64 days, counted from 1970-01-01, so that what a year sold is read from some dozen
-- spans. Channels are one ('all') where the SKU is told; what is to be mapped is mapped by channel.
create table sales_span_sku (
    span         int          not null,
    first_day    date         not null,
    channel      varchar(30)  not null,
    currency     varchar(3)   not null,
    basis        varchar(10)  not null,
    sku          varchar(100) not null,
    product_ref  varchar(510) not null,
    price_ref    varchar(255) not null,
    orders       bigint       not null,
    units        bigint       not null,
    gross        bigint       not null,
    discounts    bigint       not null,
    returns      bigint       not null,
    shipping     bigint       not null,
    tax          bigint       not null,
    primary key (span, first_day, channel, currency, basis, sku, product_ref, price_ref)
);

-- Under which name it was sold last.
create table sold_name (
    sku         varchar(100) not null,
    product_ref varchar(510) not null,
    price_ref   varchar(255) not null,
    channel     varchar(30)  not null,
    name        varchar(500) not null,
    primary key (sku, product_ref, price_ref, channel)
);
