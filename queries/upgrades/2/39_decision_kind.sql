-- Kinds of decisions (Beschlussarten), from the master data: one row per kind, in the order of the workbook.
create table decision_kind (
    name varchar primary key,
    position integer not null
);
