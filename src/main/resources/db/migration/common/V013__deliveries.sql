-- A payload may be forgotten after a time that the admin sets. The row stays: it says that this delivery has been, so that a
-- repetition of it is still known as one.
alter table delivery alter column payload drop not null;

-- What a delivery changed, in words, where the worker told it.
alter table delivery_done add column if not exists changed varchar(1000);
