-- Which questions and notes of the working group were taken back?
-- One row per entry, in their order.
select kind, number, reason, withdrawn_by, withdrawn_at
from entry_withdrawal
order by withdrawn_at, kind, number
