-- All releases as they were, in their order.
insert into release (delivery_id, released_by, released_at)
select delivery_id, released_by, released_at
from release_1
order by rowid;
