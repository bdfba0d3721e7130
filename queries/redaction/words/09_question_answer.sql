-- Words vanish from the texts of the table question_answer.
-- $word: text, as it is written; $mark: text, what stands in its place
update question_answer
set
    answer = replace(answer, $word, $mark),
    sheet = replace(sheet, $word, $mark);
