-- Which dossiers are wanted again and again, and what is in them?
-- One row per dossier, in the order of the master data.
select name, bodies, fields
from dossier_preset
order by position
