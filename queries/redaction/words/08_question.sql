-- Words vanish from the texts of the table question.
-- $word: text, as it is written; $mark: text, what stands in its place
update question
set
    "text" = replace("text", $word, $mark),
    asked_by = replace(asked_by, $word, $mark);
