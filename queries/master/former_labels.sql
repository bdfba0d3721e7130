-- What were fields, bodies and levels called before, and until when?
-- One row per kind, code and name that has changed, oldest first.
select kind, code, label, explanation, until_day
from former_label
order by kind, code, master_id
