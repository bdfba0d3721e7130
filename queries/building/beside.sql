-- How much was said beside the lists that a new build from a folder would not know?
-- One row per kind that there is; count is the number of entries.
select kind, count
from (
    select 'withdrawal' as kind, (select count(*) from withdrawal) as count
    union all
    select 'extension', (select count(*) from extension)
    union all
    select 'question', (select count(*) from question)
    union all
    select 'redaction', (select count(*) from redaction)
    union all
    select 'answer', (select count(*) from answer)
    union all
    select 'round_freeze', (select count(*) from round_freeze)
    union all
    select 'round_step', (select count(*) from round_step)
    union all
    select 'agenda_item', (select count(*) from agenda_item)
    union all
    select 'decision_entry', (select count(*) from decision_entry)
    union all
    select 'meeting_plan', (select count(*) from meeting_plan)
    union all
    select 'meeting_note', (select count(*) from meeting_note)
    union all
    select 'end_correction', (select count(*) from end_correction)
    union all
    select 'consent', (select count(*) from consent)
) as said
where count > 0
order by kind
