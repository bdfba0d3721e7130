-- From which day the names of new master data hold.
alter table master_load add column valid_from date;
