-- The sample shop that is loaded, or was begun to be: one row or none. What is needed to tell the very same deliveries again.
create table sample_shop (
    id         int                         not null primary key check (id = 1),
    seed       bigint                      not null,
    orders     bigint                      not null,
    ends_at    timestamp(0) with time zone not null,
    zone       varchar(60)                 not null,
    deliveries bigint                      not null,
    accepted   bigint                      not null,
    state      varchar(20)                 not null
);
