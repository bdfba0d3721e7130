-- Which load a later one undoes.
alter table master_load add column takes_back integer;
