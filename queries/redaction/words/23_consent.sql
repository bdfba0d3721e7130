-- Words vanish from the texts of the table consent.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update consent
set
    reference = regexp_replace(reference, $pattern, $mark, 'g'),
    recorded_by = regexp_replace(recorded_by, $pattern, $mark, 'g');
