-- What does the newest saved edition of a round's agenda say, or a certain one?
-- One row per item, in its order; none where no edition was saved.
-- $round: text, code of the steering round
-- $edition: integer, number of the edition; null is the newest (optional)
select edition, position, source, subject, title, minutes, is_dropped, saved_by, saved_at
from agenda_item
where round = $round
  and edition = coalesce(
      $edition::integer,
      (select max(last.edition) from agenda_item as last where last.round = $round)
  )
order by position
