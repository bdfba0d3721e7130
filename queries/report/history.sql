-- What was written for a section of the report, from the first wording to the one that holds?
-- One row per entry, newest first.
-- $round: text, code of the steering round
-- $section: text, the section
-- $subject: text, number of an action field or key of a measure (optional)
select t."text", t.written_by, t.written_at
from report_text as t
where t.round = $round
  and t.section = $section
  and t.subject is not distinct from $subject::varchar
order by t.written_at desc, t.rowid desc
