-- What does the newest saved edition of a round's agenda say?
-- One row per item, in its order; none where no edition was saved.
-- $round: text, code of the steering round
select edition, position, source, subject, title, minutes, is_dropped, saved_by, saved_at
from agenda_item
where round = $round
  and edition = (select max(last.edition) from agenda_item as last where last.round = $round)
order by position
