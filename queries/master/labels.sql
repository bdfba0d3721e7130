-- What are the entries of the master data called by what holds now?
-- One row per kind and code, as in master_label.
select kind, code, label, explanation, position, valid_from, valid_to
from master_label
order by kind, position, code
