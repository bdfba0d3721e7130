-- What has come since a master workbook was taken?
-- One row per body, by its code. lists counts workbooks, others what came without one; what was taken back does not count. Where
-- the last delivery before the load was not kept, the moments decide.
-- $load: integer, the number of the load of the workbook
select
    d.department,
    count(*) filter (where d.kind = 'list') as lists,
    count(*) filter (where d.kind <> 'list') as others
from standing_delivery as d
join master_load as m on m.master_id = $load
where coalesce(d.delivery_id > m.after_delivery, d.known_from > m.loaded_at)
group by d.department
order by d.department
