-- A decision may concern several bodies.
alter table decision_entry add column departments varchar[];
