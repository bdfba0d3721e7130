-- Words vanish from the texts of the table freeze_undone.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update freeze_undone
set
    reason = regexp_replace(reason, $pattern, $mark, 'g'),
    undone_by = regexp_replace(undone_by, $pattern, $mark, 'g');
