-- Which deliveries does the store hold, and who released them?
-- One row per delivery and release; released_by is null for a draft.
select d.delivery_id, d.round, d.sha256, d.file_name, r.released_by
from delivery as d
left join release as r on r.delivery_id = d.delivery_id
order by d.delivery_id, r.released_by
