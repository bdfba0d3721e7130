-- What entries of the master data were called before: one row per entry and load that changed its words or its place, with what they
-- were until then. until_day: the first day on which they held no more. A load that is taken back leaves no row here.
create table former_label (
    kind varchar not null,
    code varchar not null,
    label varchar not null,
    explanation varchar not null,
    position integer not null,
    until_day date not null,
    master_id integer not null
);
