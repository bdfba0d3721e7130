-- Which kinds of decisions are there?
-- One row per kind, in the order of the master data.
select name
from decision_kind
order by position
