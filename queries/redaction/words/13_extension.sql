-- Words vanish from the texts of the table extension.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update extension
set
    reason = regexp_replace(reason, $pattern, $mark, 'g'),
    recorded_by = regexp_replace(recorded_by, $pattern, $mark, 'g');
