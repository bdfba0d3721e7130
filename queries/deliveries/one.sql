-- What is known of one delivery: how it came, whether it holds, who released it?
-- One row, or none where there is no such delivery.
-- $delivery_id: integer, number of the delivery
select
    d.delivery_id, d.round, d.department, d.kind, d.file_name, d.sha256, d.sender, d.recorded_by, d.proof,
    d.scope, d.scope_fields, d.as_of, d.known_from, d.is_sample, d.row_count,
    r.released_by is not null as is_released, r.released_by, r.released_on, r.reference,
    w.withdrawn_at, w.withdrawn_by, w.reason as withdrawal_reason,
    x.redacted_at
from delivery as d
left join release as r on r.delivery_id = d.delivery_id
left join withdrawal as w on w.delivery_id = d.delivery_id
left join (select delivery_id, max(redacted_at) as redacted_at from redaction group by delivery_id) as x
    on x.delivery_id = d.delivery_id
where d.delivery_id = $delivery_id
order by d.delivery_id
