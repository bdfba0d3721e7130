-- How far were the measures on a day, per action field, department and level?
-- One row per action field, lead department, level class and stage that had a measure on that day. Null: not reported.
-- $day: date, the day whose state is asked for
--: Gezählt wird der freigegebene Stand, der an diesem Tag galt; jede Maßnahme zählt einmal, bei ihrer Federführung.
--: Zusammengeführte Maßnahmen stehen mit ihrem Umsetzungsstand dabei und zählen nicht zur Gesamtzahl N.
select
    action_field,
    lead_department,
    level_class,
    stage,
    count(*) as measures
from measure_span
where valid_from <= $day and valid_to > $day
group by action_field, lead_department, level_class, stage
order by action_field nulls last, lead_department nulls last, level_class, stage nulls last
