-- Small facts that the application keeps about itself: the time zone its totals were cut in, the Stripe mode it saw first.
create table setting (
    name  varchar(100) not null primary key,
    content varchar(1000) not null
);
