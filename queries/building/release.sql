-- Which deliveries were released, by which function and when?
-- One row per release, in the order in which they were given.
select delivery_id, released_by, released_on, reference, released_at
from release
order by rowid
