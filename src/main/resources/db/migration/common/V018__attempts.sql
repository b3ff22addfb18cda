-- Whether charges tried to take an order's money, and whether one of them ever succeeded. What stands here until the sales are
-- derived anew, at the next start, is what they told before.
alter table sale add column attempt varchar(20) default 'NONE' not null;
update sale set attempt = case when paid_at is not null or status = 'AUTHORISED' then 'SUCCEEDED' else 'UNSUCCESSFUL' end
    where charge_id is not null;
drop index sale_by_placed_at;
create index sale_by_placed_at on sale (placed_at, id, attempt);
