-- What else was said about a measure: by other houses, by answers, by inquiries?
-- One row per saying, newest first, of a round in a fixed order of kinds. kind: co_report (a row of another house's list), missing (an
-- answer about its absence), set_aside (a contradiction that stands for a reason), inquiry (asked of its house), answer (to such an
-- inquiry). What a meeting of the working group asks is in queries/meetings/.
-- $measure_id: text, key of the measure
with said as (
    select d.round, 'co_report' as kind, d.department as by_whom, c.title as what, c."values" ->> '$.report' as detail
    from co_report as c
    join standing_delivery as d on d.delivery_id = c.delivery_id and d.is_released
    where c.measure_id = $measure_id
    union all
    select d.round, 'missing', d.department, a.answer, concat_ws(': ', a.target, a.reason)
    from missing_answer as a
    join standing_delivery as d on d.delivery_id = a.delivery_id and d.is_released
    where a.measure_id = $measure_id
    union all
    select d.round, 'set_aside', d.department, s.kind || '=' || s.detail, s.reason
    from set_aside as s
    join standing_delivery as d on d.delivery_id = s.delivery_id and d.is_released
    where s.measure_id = $measure_id
    union all
    select q.round, 'inquiry', q.asked_by, q."text", null
    from standing_inquiry as q
    where q.measure_id = $measure_id and q.meeting is null
    union all
    select a.round, 'answer', q.department, q."text", a.answer
    from standing_reply as a
    join standing_inquiry as q on q.inquiry_id = a.inquiry_id
    where a.is_released and q.measure_id = $measure_id and q.meeting is null
)

select round, kind, by_whom, what, detail
from said
order by round desc, list_position(['answer', 'co_report', 'missing', 'inquiry', 'set_aside'], kind), by_whom, what
