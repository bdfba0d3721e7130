-- Words vanish from the texts of the table finding.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update finding
set
    sheet = regexp_replace(sheet, $pattern, $mark, 'g'),
    cell = regexp_replace(cell, $pattern, $mark, 'g'),
    value = regexp_replace(value, $pattern, $mark, 'g'),
    message = regexp_replace(message, $pattern, $mark, 'g');
