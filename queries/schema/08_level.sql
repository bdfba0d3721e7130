-- Levels (Ebenen): one row per level.
create table level (
    code varchar primary key,
    label varchar not null,
    aliases varchar[] not null,
    explanation varchar not null,
    position integer not null
);
