-- The deliveries that hold: one row per delivery that was not taken back, with whether it is released. Whatever asks "what was said"
-- asks this view, so that a delivery that was taken back is as if it had never come.
create view standing_delivery as
select
    d.delivery_id,
    d.round,
    d.department,
    d.kind,
    d.sha256,
    d.file_name,
    d.scope,
    d.scope_fields,
    d.as_of,
    d.valid_from,
    d.known_from,
    d.is_sample,
    d.row_count,
    exists (select 1 from release as r where r.delivery_id = d.delivery_id) as is_released
from delivery as d
where not exists (select 1 from withdrawal as w where w.delivery_id = d.delivery_id);
