-- The requests for more time that hold, with what the lead unit said: one row per request that was not taken back. is_granted is null
-- while it waits.
create view standing_request as
select
    q.request_id,
    q.round,
    q.department,
    q.requested_to,
    q.reason,
    q.requested_by,
    q.requested_at,
    d.is_granted,
    d.reason as decision_reason,
    d.decided_by,
    d.decided_at
from extension_request as q
left join extension_decision as d on d.request_id = q.request_id
where not exists (select 1 from entry_withdrawal as w where w.kind = 'request' and w.number = q.request_id);
