-- Words vanish from the texts of the table meeting_plan.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update meeting_plan
set
    remark = regexp_replace(remark, $pattern, $mark, 'g'),
    noted_by = regexp_replace(noted_by, $pattern, $mark, 'g');
