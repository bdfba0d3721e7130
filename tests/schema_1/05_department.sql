-- Departments and bodies (Ressorts/Stellen): one row per code; position is the official order.
create table department (
    code varchar primary key,
    official_name varchar not null,
    short_name varchar not null,
    kind varchar not null,
    is_member boolean not null,
    aliases varchar[] not null,
    position integer not null,
    valid_from date,
    valid_to date
);
