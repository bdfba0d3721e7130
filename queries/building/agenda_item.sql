-- Which agendas were saved?
-- One row per round, edition and item.
select
    round, edition, position, source, subject, title, minutes, is_dropped, saved_by, saved_at
from agenda_item
order by round, edition, position
