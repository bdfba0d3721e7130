-- Words vanish from the texts of the table withdrawal.
-- $word: text, as it is written; $mark: text, what stands in its place
update withdrawal
set
    reason = replace(reason, $word, $mark),
    withdrawn_by = replace(withdrawn_by, $word, $mark);
