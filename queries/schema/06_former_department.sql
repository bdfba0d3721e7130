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
