-- From which day successors lead the measures of a body.
alter table former_department add column valid_from date;
