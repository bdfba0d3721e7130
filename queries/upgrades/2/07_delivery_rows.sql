-- All deliveries as they were: lists.
insert into delivery (
    delivery_id, round, department, kind, sha256, file_name, sender, scope, scope_fields, as_of, valid_from, known_from, is_sample,
    row_count
)
select
    delivery_id, round, department, 'list', sha256, file_name, sender, scope, scope_fields, as_of, valid_from, known_from, is_sample,
    row_count
from delivery_1
order by delivery_id;
