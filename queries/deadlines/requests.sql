-- Which houses have asked for more time, and what was said to it?
-- One row per request that was not taken back, newest first; is_granted is null while it waits.
-- $round: text, only for this round (optional)
-- $department: text, only of this body (optional)
select
    request_id, round, department, requested_to, reason, requested_by, requested_at, is_granted, decision_reason, decided_by,
    decided_at
from standing_request
where ($round::varchar is null or round = $round) and ($department::varchar is null or department = $department)
order by request_id desc
