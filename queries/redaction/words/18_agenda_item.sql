-- Words vanish from the texts of the table agenda_item.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update agenda_item
set
    title = regexp_replace(title, $pattern, $mark, 'g'),
    saved_by = regexp_replace(saved_by, $pattern, $mark, 'g');
