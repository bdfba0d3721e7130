-- Are sample data loaded, lists or master data?
-- One row per store.
select
    (select coalesce(bool_or(is_sample), false) from delivery)
    or (select coalesce(arg_max(is_sample, master_id), false) from master_load) as is_sample
order by is_sample
