-- Which function took new master data.
alter table master_load add column accepted_by varchar;

-- Why new master data were taken.
alter table master_load add column reason varchar;

-- Which load a later one undoes.
alter table master_load add column takes_back integer;
