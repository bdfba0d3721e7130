-- Action fields (Handlungsfelder): one row per field, in official order by number; closed ones keep their row with valid_to.
create table action_field (
    number integer primary key,
    short_name varchar not null,
    long_name varchar not null,
    aliases varchar[] not null,
    valid_from date,
    valid_to date
);
