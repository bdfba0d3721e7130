-- It stands in departments now.
alter table decision_entry drop column department;
