-- What did a delivery bring beside its measures, and did it come after its round was frozen?
-- One row, or none where there is no such delivery. inquiries counts the inquiries that it answers.
-- $delivery_id: integer, number of the delivery
select
    d.delivery_id,
    (select count(*) from inquiry_answer as a where a.delivery_id = d.delivery_id) as inquiries,
    exists (
        select 1 from standing_freeze as f where f.round = d.round and not list_contains(f.deliveries, d.delivery_id)
    ) as is_late
from delivery as d
where d.delivery_id = $delivery_id
order by d.delivery_id
