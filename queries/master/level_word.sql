-- Which words of the lists are the name of no single level, and what may they mean?
-- One row per group of words, in the order of the master workbook; each meaning is a set of codes joined by "+".
select words, meanings
from level_word
order by position
