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
