-- Which remembered answers no longer hold for later lists?
-- One row per answer that was withdrawn.
select answer_id, withdrawn_by, withdrawn_at
from answer_withdrawal
order by answer_id
