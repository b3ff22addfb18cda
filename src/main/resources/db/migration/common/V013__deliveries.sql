-- A payload may be forgotten after a time that the admin sets. The row stays: it says that this delivery has been, so that a
-- repetition of it is still known as one.
alter table delivery alter column payload drop not null;
