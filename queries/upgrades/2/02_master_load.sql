-- Why new master data were taken.
alter table master_load add column reason varchar;
