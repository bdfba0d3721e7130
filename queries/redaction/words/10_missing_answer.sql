-- Words vanish from the texts of the table missing_answer.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update missing_answer
set
    reason = regexp_replace(reason, $pattern, $mark, 'g');
