-- Are sample data loaded, lists that hold or the master data of today?
-- One row per store.
select
    (select coalesce(bool_or(is_sample), false) from standing_delivery)
    or (select coalesce(arg_max(is_sample, master_id), false) from master_load) as is_sample
order by is_sample
