-- Words vanish from the texts of the table missing_answer.
-- $word: text, as it is written; $mark: text, what stands in its place
update missing_answer
set
    reason = replace(reason, $word, $mark);
