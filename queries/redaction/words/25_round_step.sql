-- Words vanish from the texts of the table round_step.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update round_step
set
    noted_by = regexp_replace(noted_by, $pattern, $mark, 'g');
