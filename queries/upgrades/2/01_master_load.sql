-- Which function took new master data.
alter table master_load add column accepted_by varchar;
