-- What products are called. Published for other modules.
create view product_name as
select sku, name
from product;

-- Which orders hold an article twice, as two prices of it: found by those of its lines that are not an order's first.
create index sale_line_by_sku on sale_line (sku, position);
create index sale_line_by_product on sale_line (product_ref, position);
