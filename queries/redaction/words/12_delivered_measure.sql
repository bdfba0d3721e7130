-- Words vanish from the texts of the table delivered_measure.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update delivered_measure
set
    sheet = regexp_replace(sheet, $pattern, $mark, 'g');
