-- Who reports, from the master data.

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

-- Older names of departments: one row per name with its successors and the rule of succession (auto, suggest, never). valid_from: the
-- day from which the successors lead, null for the day after the end of the department that is called so.
create table former_department (
    name varchar primary key,
    aliases varchar[] not null,
    successors varchar[] not null,
    rule varchar not null,
    by_action_field map(integer, varchar) not null,
    valid_from date
);

-- Offices that are no department: one row per office; department is null where it only stays named.
create table office (
    name varchar primary key,
    aliases varchar[] not null,
    department varchar
);
