-- Which version of a measure holds on which days, by what was released?
-- One row per measure and span of days [valid_from, valid_to); the spans of a measure follow each other without gap.
-- Written in the order of time, so that DuckDB skips what began after a day or ended long before it.
with released as (
    select delivery_id from standing_delivery where is_released
),

said as (
    -- Of several deliveries for the same day, the one that was accepted last holds.
    select
        d.measure_id,
        d.version_id,
        d.valid_from,
        lead(d.valid_from, 1, date '9999-12-31') over (
            partition by d.measure_id order by d.valid_from, d.delivery_id
        ) as valid_to
    from delivered_measure as d
    join released as r on r.delivery_id = d.delivery_id
)

select
    s.measure_id,
    s.version_id,
    s.valid_from,
    s.valid_to,
    v.action_field,
    v.lead_department,
    case
        when v.levels is null or len(v.levels) = 0 then 'none'
        when len(v.levels) > 1 then 'multiple'
        else v.levels[1]
    end as level_class,
    v.stage,
    v.rating
from said as s
join measure_version as v on v.version_id = s.version_id
where s.valid_from < s.valid_to
order by s.valid_from, s.measure_id
