-- All rows as they were: rows of workbooks.
insert into delivered_measure (delivery_id, measure_id, version_id, is_new_version, source, valid_from, sheet, row, cells)
select delivery_id, measure_id, version_id, is_new_version, 'row', valid_from, sheet, row, cells
from delivered_measure_1
order by delivery_id, measure_id;
