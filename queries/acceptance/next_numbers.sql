-- Which numbers do the next delivery, version, answer and master load get?
-- One row; numbers are given once and never again.
select
    (select coalesce(max(delivery_id), 0) + 1 from delivery) as delivery_id,
    (select coalesce(max(version_id), 0) + 1 from measure_version) as version_id,
    (select coalesce(max(answer_id), 0) + 1 from answer) as answer_id,
    (select coalesce(max(master_id), 0) + 1 from master_load) as master_id
order by delivery_id
