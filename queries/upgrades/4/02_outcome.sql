-- What came of the items of an agenda.
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

-- The outcomes that hold.
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
