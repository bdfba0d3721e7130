-- Which bodies get a round sheet?
-- One row per body that exists today, in official order.
select code
from department
where valid_to is null
order by position
