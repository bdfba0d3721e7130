-- Where measures may come from (Herkunft): one row per kind.
create table origin_kind (
    code varchar primary key,
    label varchar not null,
    aliases varchar[] not null,
    explanation varchar not null,
    position integer not null
);
