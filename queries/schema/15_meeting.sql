-- What meetings plan, note and decide.

-- What a meeting of the working group takes up: one row per plan, the last one of a day holds.
create table meeting_plan (
    day date not null,
    fields integer[] not null,
    remark varchar,
    noted_by varchar not null,
    noted_at timestamp not null
);

-- Notes of the working group on measures: one row per note, in the order in which they were written.
create table meeting_note (
    note_id integer primary key,
    day date not null,
    measure_id varchar not null,
    "text" varchar not null,
    noted_by varchar not null,
    noted_at timestamp not null
);

-- The notes of the working group that hold: one row per note that was not taken back.
create view standing_note as
select n.note_id, n.day, n.measure_id, n."text", n.noted_by, n.noted_at
from meeting_note as n
where not exists (select 1 from entry_withdrawal as w where w.kind = 'note' and w.number = n.note_id);

-- Decisions of the round (Beschlüsse und Festlegungen): one row per decision and entry, the last entry holds, the others are its
-- history. departments are the bodies concerned, stances what each of them says, in the same order: agreed, reserved, rejected,
-- request (a "Bitte an" a body outside the round), or null where it was not told. state: open, done or dropped, with its reason.
create table decision_entry (
    decision_id integer not null,
    entry integer not null,
    round varchar not null,
    wording varchar not null,
    kind varchar not null,
    file_number varchar,
    due_on date,
    measures varchar[] not null,
    fields integer[] not null,
    state varchar not null,
    reason varchar,
    entered_by varchar not null,
    entered_at timestamp not null,
    departments varchar[],
    stances varchar[],
    primary key (decision_id, entry)
);

-- The decisions as they stand: one row per decision, its last entry. closed_at is when that entry closed it, null while it is open.
create view standing_decision as
select
    d.decision_id,
    d.round,
    d.wording,
    d.kind,
    d.departments,
    d.stances,
    d.file_number,
    d.due_on,
    d.measures,
    d.fields,
    d.state,
    d.reason,
    d.entered_by,
    d.entered_at,
    case when d.state <> 'open' then d.entered_at end as closed_at
from decision_entry as d
where d.entry = (select max(last.entry) from decision_entry as last where last.decision_id = d.decision_id);
