-- Words vanish from the texts of the table question_answer.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update question_answer
set
    answer = regexp_replace(answer, $pattern, $mark, 'g'),
    sheet = regexp_replace(sheet, $pattern, $mark, 'g');
