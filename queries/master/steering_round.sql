-- Which steering rounds are there?
-- One row per round, by reference date.
select round as code, title, held_on, reference_date, deadline
from steering_round
order by reference_date, round
