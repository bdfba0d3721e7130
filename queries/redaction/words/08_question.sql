-- Words vanish from the texts of the table question.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update question
set
    "text" = regexp_replace("text", $pattern, $mark, 'g'),
    asked_by = regexp_replace(asked_by, $pattern, $mark, 'g');
