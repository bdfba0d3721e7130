-- Words vanish from the texts of the table answer_withdrawal.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update answer_withdrawal
set
    withdrawn_by = regexp_replace(withdrawn_by, $pattern, $mark, 'g');
