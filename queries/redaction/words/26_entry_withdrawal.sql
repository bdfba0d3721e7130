-- Words vanish from the texts of the table entry_withdrawal.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update entry_withdrawal
set
    reason = regexp_replace(reason, $pattern, $mark, 'g'),
    withdrawn_by = regexp_replace(withdrawn_by, $pattern, $mark, 'g');
