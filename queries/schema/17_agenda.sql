-- What a round puts on its agenda, and what came of it.

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
