-- Refunds, and refunds taken back, by day: what of a number belongs to them, which are few, is found without going through orders.
create index sales_entry_by_kind on sales_entry (kind, business_day);
