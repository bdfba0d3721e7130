-- Levels as they were; their label explains them.
insert into level (code, label, aliases, explanation, position)
select code, label, aliases, label, position from old_level;
