-- What the shop sells, by SKU. A product that a channel told is here without anyone typing.
create table product (
    sku        varchar(100) not null primary key,
    version    bigint       not null,
    name       varchar(500) not null,
    named      boolean      not null, -- by a person; else the name follows what the channels say
    material   varchar(100),
    list_price bigint,                -- minor units of the currency
    currency   varchar(3),
    active     boolean      not null,
    sample     boolean      not null,
    created_at timestamp(3) with time zone not null,
    constraint product_price_has_a_currency check ((list_price is null) = (currency is null))
);

-- A product of a channel, or one price of it. Each fact stands with the time at which the channel told it, so that facts join
-- in any order; a fact never told has no time. A row without as_of was never told: somebody mapped it.
create table listing (
    channel     varchar(30)  not null,
    ref         varchar(510) not null, -- the channel's id, or 'name:' and the name of a line that has none
    sample      boolean      not null,
    as_of       timestamp(3) with time zone,
    product_ref varchar(510),
    product_at  timestamp(3) with time zone,
    name        varchar(500),
    name_at     timestamp(3) with time zone,
    told_sku    varchar(100), -- null with a time: the channel told that there is none
    sku_at      timestamp(3) with time zone,
    unit_price  bigint,
    currency    varchar(3),
    price_at    timestamp(3) with time zone,
    active      boolean      not null,
    active_at   timestamp(3) with time zone,
    mapped_sku  varchar(100) references product (sku),
    mapped_name varchar(500), -- what the one who mapped it saw
    mapped_by   varchar(60),
    mapped_at   timestamp(3) with time zone,
    primary key (ref, channel)
);
create index listing_by_product on listing (product_ref, channel);
create index listing_by_told_sku on listing (told_sku);
create index listing_by_mapped_sku on listing (mapped_sku);

-- The SKU of a channel's product or price: as the channel tells it, else as an admin mapped it. Published for other modules:
-- a line's SKU is its own, else that of its price, else that of its product.
create view listing_sku as
select channel, ref, coalesce(told_sku, mapped_sku) as sku
from listing
where told_sku is not null or mapped_sku is not null;
