-- Older names of departments: one row per name with its successors and the rule of succession (auto, suggest, never).
create table former_department (
    name varchar primary key,
    aliases varchar[] not null,
    successors varchar[] not null,
    rule varchar not null,
    by_action_field map(integer, varchar) not null
);
