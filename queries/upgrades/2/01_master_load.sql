-- Who took new master data, why, and what was taken back by it.
alter table master_load add column accepted_by varchar;
alter table master_load add column reason varchar;
alter table master_load add column takes_back integer;
