-- What each of them says, in the same order.
alter table decision_entry add column stances varchar[];
