-- Words vanish from the texts of the table decision_entry.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update decision_entry
set
    wording = regexp_replace(wording, $pattern, $mark, 'g'),
    reason = regexp_replace(reason, $pattern, $mark, 'g'),
    file_number = regexp_replace(file_number, $pattern, $mark, 'g'),
    entered_by = regexp_replace(entered_by, $pattern, $mark, 'g');
