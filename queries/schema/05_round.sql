-- The calendar: rounds with their steps and freezes, and meetings.

-- Steering rounds (Steuerungsrunden): one row per round; rounds are ordered by reference_date (Stichtag).
create table steering_round (
    round varchar primary key,
    title varchar not null,
    held_on date,
    reference_date date not null,
    deadline date
);

-- Days of the calendar: one row per working-group meeting (kind 'meeting') or due report (kind 'report').
create table meeting (
    kind varchar not null,
    day date not null,
    title varchar not null
);

-- How far a round has come: one row per step that was noted, the last one holds. step: announced, collecting, agreeing, held or
-- minuted; that it is frozen is told by the table round_freeze.
create table round_step (
    round varchar not null,
    step varchar not null,
    noted_by varchar not null,
    noted_at timestamp not null
);

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

-- Freezes that were undone (Festschreibung aufgehoben): one row each. The frozen rows stay in the books and no longer hold.
create table freeze_undone (
    freeze_id integer primary key,
    reason varchar not null,
    undone_by varchar not null,
    undone_at timestamp not null
);

-- The freezes that hold: one row per frozen round, unless its freeze was undone.
create view standing_freeze as
select f.freeze_id, f.round, f.frozen_by, f.frozen_at, f.deliveries
from round_freeze as f
where not exists (select 1 from freeze_undone as u where u.freeze_id = f.freeze_id);
