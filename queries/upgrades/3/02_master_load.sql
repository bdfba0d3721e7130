-- After which delivery new master data were taken.
alter table master_load add column after_delivery integer;
