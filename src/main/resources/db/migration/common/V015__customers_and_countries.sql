-- Who bought, and where it was sold to; and the totals behind a filter by country, channel and article. The application fills
-- them at its next start. Totals have two rows: for all countries ('*') and for the country itself ('' where none is known),
-- over spans of 1, 8 and 64 days, counted from 1970-01-01, so that any range is read from some dozen spans.
drop table sales_day;
drop table sales_day_sku;
drop table sales_span_sku;

create sequence buyer_seq start with 1 increment by 1000;

-- A customer of the sales, on whatever channel. Without a first order none of his orders is paid any more.
create table buyer (
    id            bigint       not null primary key,
    identity      varchar(420) not null unique, -- 'mail:' and the email, or 'id:', the channel, ':' and the source's customer id
    first_at      timestamp(3) with time zone,
    first_day     date,
    first_sale_id bigint,
    first_order   varchar(290)                  -- channel and order id, which tell the first of two orders paid at once
);

-- What he paid for goods, refunds not taken off: never less than the net of his orders in any range.
create table buyer_total (
    buyer_id bigint      not null,
    currency varchar(3)  not null,
    basis    varchar(10) not null,
    paid     bigint      not null,
    primary key (buyer_id, currency, basis)
);
create index buyer_total_by_paid on buyer_total (currency, basis, paid);

-- Whose order it is while it is paid, and the country that counts for it.
alter table sale add column buyer_id bigint;
alter table sale add column sold_to varchar(2) default '' not null;
create index sale_by_customer on sale (customer_id, channel);
create index sale_by_placed_at on sale (placed_at);

-- What moved the totals: an order on the day paid (number 0), a refund on its day, a refund that failed taken back on its day.
create table sales_entry (
    sale_id      bigint      not null,
    number       int         not null,
    kind         varchar(10) not null, -- order, refund, restored
    entry_at     timestamp(3) with time zone not null,
    business_day date        not null,
    channel      varchar(30) not null,
    country      varchar(2)  not null,
    buyer_id     bigint,
    currency     varchar(3)  not null,
    orders       bigint      not null,
    units        bigint      not null,
    gross        bigint      not null,
    discounts    bigint      not null,
    returns      bigint      not null,
    shipping     bigint      not null,
    tax          bigint      not null,
    converted    boolean     not null, -- whether the rest is known: the same in the reporting currency, else 0
    in_gross     bigint      not null,
    in_discounts bigint      not null,
    in_returns   bigint      not null,
    in_shipping  bigint      not null,
    in_tax       bigint      not null,
    primary key (sale_id, number)
);
create index sales_entry_by_day on sales_entry (business_day, entry_at, sale_id, number);
create index sales_entry_by_buyer on sales_entry (buyer_id, business_day);

create table sales_total (
    country       varchar(2)  not null,
    span          int         not null,
    first_day     date        not null,
    channel       varchar(30) not null,
    currency      varchar(3)  not null,
    basis         varchar(10) not null,
    orders        bigint      not null,
    units         bigint      not null,
    gross         bigint      not null,
    discounts     bigint      not null,
    returns       bigint      not null,
    shipping      bigint      not null,
    tax           bigint      not null,
    new_customers bigint      not null, -- orders that were their customer's first
    repeats       bigint      not null, -- orders of customers that were not
    primary key (country, span, first_day, channel, currency, basis)
);
create index sales_total_by_day on sales_total (span, first_day);

-- The same by what was sold: the SKU that the sale told, or '' and what may be mapped to one. Shipping and tax belong to orders
-- and are zero here.
create table sales_total_sku (
    country       varchar(2)   not null,
    span          int          not null,
    first_day     date         not null,
    sku           varchar(100) not null,
    product_ref   varchar(510) not null,
    price_ref     varchar(255) not null,
    channel       varchar(30)  not null,
    currency      varchar(3)   not null,
    basis         varchar(10)  not null,
    orders        bigint       not null,
    units         bigint       not null,
    gross         bigint       not null,
    discounts     bigint       not null,
    returns       bigint       not null,
    shipping      bigint       not null,
    tax           bigint       not null,
    new_customers bigint       not null,
    repeats       bigint       not null,
    primary key (country, span, first_day, sku, product_ref, price_ref, channel, currency, basis)
);
create index sales_total_sku_by_article on sales_total_sku (sku, product_ref, price_ref, span, first_day);

-- The repeats of a day by the day of their customer's first order, the latter summed over spans: how many of a range's orders
-- are of customers who were new in it.
create table sales_cohort (
    country      varchar(2)  not null,
    cohort_span  int         not null,
    cohort_day   date        not null,
    business_day date        not null,
    channel      varchar(30) not null,
    currency     varchar(3)  not null,
    basis        varchar(10) not null,
    repeats      bigint      not null,
    primary key (country, cohort_span, cohort_day, business_day, channel, currency, basis)
);
