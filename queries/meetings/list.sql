-- Which meetings has the working group, what does each take up, and what came of it?
-- One row per day, oldest first: those of the master data, and any other for which something was noted; its title is null.
-- fields is null where nothing was planned yet. open_inquiries have no released answer.
with told as (
    select day, string_agg(title, ' / ' order by title) as title
    from meeting
    where kind = 'meeting'
    group by day
),

days as (
    select day from told
    union
    select day from meeting_plan
    union
    select day from meeting_note
    union
    select meeting from inquiry where meeting is not null
),

planned as (
    select day, fields, remark, noted_by, noted_at
    from meeting_plan
    qualify row_number() over (partition by day order by noted_at desc, rowid desc) = 1
),

answered as (
    select distinct inquiry_id
    from standing_reply
    where is_released
),

asked as (
    select q.meeting as day, count(*) as inquiries, count(*) filter (where a.inquiry_id is null) as open_inquiries
    from standing_inquiry as q
    left join answered as a on a.inquiry_id = q.inquiry_id
    where q.meeting is not null
    group by q.meeting
),

noted as (
    select day, count(*) as notes
    from standing_note
    group by day
)

select
    d.day,
    t.title,
    p.fields,
    p.remark,
    p.noted_by as planned_by,
    p.noted_at as planned_at,
    coalesce(a.inquiries, 0) as inquiries,
    coalesce(a.open_inquiries, 0) as open_inquiries,
    coalesce(n.notes, 0) as notes
from days as d
left join told as t on t.day = d.day
left join planned as p on p.day = d.day
left join asked as a on a.day = d.day
left join noted as n on n.day = d.day
order by d.day
