-- Which field or body became which, and from which day?
-- One row per kind (field, department), code and successor; is_whole: all its measures go there.
select kind, code, successor, from_day, is_whole
from lineage
order by kind desc, from_day, code, successor
