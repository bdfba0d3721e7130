-- What meetings plan, note, put on the agenda and decide.

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

-- The agenda (Tagesordnung) of a round: one row per edition and item, the newest edition holds. source: decision_needed, red, decision,
-- field or own; subject is what it is about there (key of a measure, number of a decision or field; of an own item that an earlier
-- round has deferred, the title that it had there). minutes is the time planned.
create table agenda_item (
    round varchar not null,
    edition integer not null,
    position integer not null,
    source varchar not null,
    subject varchar,
    title varchar not null,
    minutes integer,
    is_dropped boolean not null,
    saved_by varchar not null,
    saved_at timestamp not null
);

-- What came of the items of an agenda: one row per entry, in the order in which they were recorded; of several to one item the last one
-- holds. source, subject and title name the item as agenda_item does. outcome: decided, noted (Kenntnisnahme), deferred (vertagt) or
-- none, which takes back the one before. decisions are the decisions that stand with it, remark is what else was said.
create table agenda_outcome (
    outcome_id integer primary key,
    round varchar not null,
    source varchar not null,
    subject varchar,
    title varchar not null,
    outcome varchar not null,
    decisions integer[] not null,
    remark varchar,
    recorded_by varchar not null,
    recorded_at timestamp not null
);

-- The outcomes that hold: one row per round and item, the last one. An item of one's own is named by its title, or by the title
-- under which it was deferred first.
create view standing_outcome as
select
    o.outcome_id, o.round, o.source, coalesce(o.subject, o.title) as subject, o.title, o.outcome, o.decisions, o.remark, o.recorded_by,
    o.recorded_at
from agenda_outcome as o
where o.outcome <> 'none'
  and o.outcome_id = (
      select max(last.outcome_id)
      from agenda_outcome as last
      where last.round = o.round
        and last.source = o.source
        and coalesce(last.subject, last.title) = coalesce(o.subject, o.title)
  );

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
