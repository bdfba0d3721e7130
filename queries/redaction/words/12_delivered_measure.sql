-- Words vanish from the texts of the table delivered_measure.
-- $word: text, as it is written; $mark: text, what stands in its place
update delivered_measure
set
    sheet = replace(sheet, $word, $mark);
