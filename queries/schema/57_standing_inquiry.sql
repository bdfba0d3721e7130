-- The inquiries that hold: one row per inquiry that was not taken back. Whatever asks or counts inquiries asks this view.
create view standing_inquiry as
select q.inquiry_id, q.round, q.department, q.measure_id, q."text", q.asked_by, q.asked_on, q.meeting
from inquiry as q
where not exists (select 1 from entry_withdrawal as w where w.kind = 'inquiry' and w.number = q.inquiry_id);
