-- The view is made anew below, for several bodies.
drop view standing_decision;

-- A decision may concern several bodies.
alter table decision_entry add column departments varchar[];

-- What each of them says, in the same order.
alter table decision_entry add column stances varchar[];

-- The one body that a decision has named until now.
update decision_entry
set
    departments = case when department is null then [] else [department] end,
    stances = case when department is null then [] else [stance] end;

-- It stands in departments now.
alter table decision_entry drop column department;

-- It stands in stances now.
alter table decision_entry drop column stance;

-- The decisions as they stand, with the bodies concerned.
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
