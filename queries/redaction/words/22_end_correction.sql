-- Words vanish from the texts of the table end_correction.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update end_correction
set
    reason = regexp_replace(reason, $pattern, $mark, 'g'),
    marked_by = regexp_replace(marked_by, $pattern, $mark, 'g');
