-- Words vanish from the texts of the table set_aside.
-- $word: text, as it is written; $mark: text, what stands in its place
update set_aside
set
    reason = replace(reason, $word, $mark);
