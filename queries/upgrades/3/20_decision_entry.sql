-- It stands in stances now.
alter table decision_entry drop column stance;
