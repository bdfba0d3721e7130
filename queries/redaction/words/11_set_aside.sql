-- Words vanish from the texts of the table set_aside.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update set_aside
set
    reason = regexp_replace(reason, $pattern, $mark, 'g');
