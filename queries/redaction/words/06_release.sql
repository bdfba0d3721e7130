-- Words vanish from the texts of the table release.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update release
set
    released_by = regexp_replace(released_by, $pattern, $mark, 'g'),
    reference = regexp_replace(reference, $pattern, $mark, 'g');
