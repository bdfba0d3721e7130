-- Words vanish from the texts of the table finding.
-- $word: text, as it is written; $mark: text, what stands in its place
update finding
set
    sheet = replace(sheet, $word, $mark),
    cell = replace(cell, $word, $mark),
    value = replace(value, $word, $mark),
    message = replace(message, $word, $mark);
