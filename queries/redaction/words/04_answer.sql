-- Words vanish from the texts of the table answer.
-- $word: text, as it is written; $mark: text, what stands in its place
update answer
set
    subject = list_transform(subject, lambda each: replace(each, $word, $mark)),
    "value" = replace("value"::varchar, $word, $mark)::json,
    reason = replace(reason, $word, $mark);
