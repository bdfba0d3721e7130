-- Words vanish from the texts of the table meeting_note.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update meeting_note
set
    "text" = regexp_replace("text", $pattern, $mark, 'g'),
    noted_by = regexp_replace(noted_by, $pattern, $mark, 'g');
