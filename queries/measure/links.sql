-- What became of a measure, and what did it come from?
-- One row per link that a released delivery drew, oldest first. kind is told from this measure: renamed, part_of (it was split from
-- other_id), parts (other_id was split from it), merged_into, merged_from.
-- $measure_id: text, key of the measure
with drawn as (
    select
        l.delivery_id,
        case
            when l.kind = 'renamed' then 'renamed'
            when l.kind = 'split_from' then if(l.measure_id = $measure_id, 'part_of', 'parts')
            else if(l.measure_id = $measure_id, 'merged_into', 'merged_from')
        end as kind,
        if(l.measure_id = $measure_id, l.other_id, l.measure_id) as other_id
    from measure_link as l
    where l.measure_id = $measure_id or l.other_id = $measure_id
),

titles as (
    select measure_id, arg_max(title, version_id) as title
    from measure_version
    where measure_id in (select other_id from drawn)
    group by measure_id
)

select d.round, l.kind, l.other_id, t.title
from drawn as l
join standing_delivery as d on d.delivery_id = l.delivery_id and d.is_released
left join titles as t on t.measure_id = l.other_id
order by l.delivery_id, l.kind, l.other_id
