-- Which inquiries and notes of a meeting of the working group were taken back, and why?
-- One row per entry, in the order in which they were taken back. kind: inquiry or note; about: the body asked, or the measure.
-- $day: date, the meeting
with entry as (
    select 'inquiry' as kind, inquiry_id as number, department as about, "text", meeting as day from inquiry
    union all
    select 'note', note_id, measure_id, "text", day from meeting_note
)

select e.kind, e.number, e.about, e."text", w.reason, w.withdrawn_by, w.withdrawn_at
from entry_withdrawal as w
join entry as e on e.kind = w.kind and e.number = w.number
where e.day = $day
order by w.withdrawn_at, e.kind, e.number
