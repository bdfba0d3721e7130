-- Which answers to inquiries were given on the page?
-- One row per answer that was not taken back, oldest first.
select reply_id, inquiry_id, answer, released_by, came_at
from standing_reply
where reply_id is not null
order by reply_id
