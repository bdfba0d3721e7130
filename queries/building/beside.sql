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
) as said
where count > 0
order by kind
