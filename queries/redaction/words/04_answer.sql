-- Words vanish from the texts of the table answer.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update answer
set
    subject = list_transform(subject, lambda each: regexp_replace(each, $pattern, $mark, 'g')),
    "value" = regexp_replace("value"::varchar, $pattern, $mark, 'g')::json,
    reason = regexp_replace(reason, $pattern, $mark, 'g');
