-- Frozen states (festgeschriebene Stände): one row per freeze of a round. frozen_by is a function, not a person. deliveries are those
-- that were released by then, of this round and all before; record is the record of the day as JSON: who had not answered, what was
-- open, and how much was counted (dashboard/rounds/freezing.py writes it).
create table round_freeze (
    freeze_id integer primary key,
    round varchar not null,
    frozen_by varchar not null,
    frozen_at timestamp not null,
    deliveries integer[] not null,
    record json not null
);
