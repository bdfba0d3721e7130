-- Offices that are no department: one row per office; department is null where it only stays named.
create table office (
    name varchar primary key,
    aliases varchar[] not null,
    department varchar
);
