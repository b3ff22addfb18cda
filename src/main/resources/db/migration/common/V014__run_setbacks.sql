-- A run that its source keeps from going on for a while: it goes on by itself from its place.
alter table run add column again_at timestamp(3) with time zone;
-- how often in a row, without a page in between
alter table run add column setbacks int default 0 not null;
-- what keeps it, for people; the message stays for what an admin has to mend
alter table run add column setback varchar(1000);
