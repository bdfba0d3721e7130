-- Words vanish from the texts of the table extension.
-- $word: text, as it is written; $mark: text, what stands in its place
update extension
set
    reason = replace(reason, $word, $mark),
    recorded_by = replace(recorded_by, $word, $mark);
