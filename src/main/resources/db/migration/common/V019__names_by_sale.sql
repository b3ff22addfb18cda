-- When the sale was paid that an article's name is of: the name of the last sale counts, not that of the last one heard of. Null
-- for names of before, which are older than any: the next sale takes their place.
alter table sold_name add column sold_at timestamp(3) with time zone;
