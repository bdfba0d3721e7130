-- Who was reminded of an answer, when and by which way?
-- One row per reminder that was not taken back, newest first. addressed_to is a function; way: mail, letter, phone or talk.
-- $round: text, only for this round (optional)
-- $department: text, only of this body (optional)
select reminder_id, round, department, reminded_on, addressed_to, way, recorded_by, recorded_at
from standing_reminder
where ($round::varchar is null or round = $round) and ($department::varchar is null or department = $department)
order by reminded_on desc, reminder_id desc
