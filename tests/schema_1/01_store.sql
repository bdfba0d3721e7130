-- What the store knows of itself: one row per key, such as the version of this schema.
create table store_info (
    key varchar primary key,
    value varchar not null
);
