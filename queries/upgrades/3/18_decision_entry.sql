-- The one body that a decision has named until now.
update decision_entry
set
    departments = case when department is null then [] else [department] end,
    stances = case when department is null then [] else [stance] end;
