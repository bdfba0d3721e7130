-- Which deliveries were taken back, why, by whom and when?
-- One row per withdrawal, in the order in which they were made; with the department whose delivery it was.
select w.delivery_id, w.reason, w.withdrawn_by, w.withdrawn_at, d.department
from withdrawal as w
join delivery as d on d.delivery_id = w.delivery_id
order by w.withdrawn_at, w.rowid
