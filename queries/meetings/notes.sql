-- What did the working group note on measures?
-- One row per note, newest meeting first and within it in the order in which they were written.
-- $day: date, only what was noted for this meeting (optional)
-- $measure_id: text, only what was noted on this measure (optional)
with named as (
    select v.measure_id, arg_max(v.title, v.version_id) as title
    from measure_version as v
    join standing_delivery as d on d.delivery_id = v.delivery_id and d.is_released
    where v.measure_id in (select measure_id from standing_note)
    group by v.measure_id
),

met as (
    select day, string_agg(title, ' / ' order by title) as title
    from meeting
    where kind = 'meeting'
    group by day
)

select
    n.note_id,
    n.day,
    m.title as meeting_title,
    n.measure_id,
    t.title,
    n."text" as "text",
    n.noted_by,
    n.noted_at
from standing_note as n
left join met as m on m.day = n.day
left join named as t on t.measure_id = n.measure_id
where ($day::date is null or n.day = $day) and ($measure_id::varchar is null or n.measure_id = $measure_id)
order by n.day desc, n.note_id
