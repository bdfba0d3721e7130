-- Which answers were given for a delivery?
-- One row per answer, in the order in which they were stored; none that was redacted.
-- $delivery_id: integer, number of the delivery
select
    answer_id,
    kind,
    subject,
    "value" as "value",
    target,
    reason,
    is_remembered
from answer
where delivery_id = $delivery_id and kind <> 'redacted'
order by answer_id
