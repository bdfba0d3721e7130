-- Answers to inquiries that were given on the page.
create table inquiry_reply (
    reply_id integer primary key,
    inquiry_id integer not null,
    answer varchar not null,
    released_by varchar not null,
    recorded_by varchar not null,
    proof varchar,
    replied_at timestamp not null
);

-- Nothing to report is a class of its own: until now it was a confirmation of no measure.
update delivery set kind = 'nil_return' where kind = 'confirmation' and row_count = 0;

-- The answers that hold, of lists and of the page.
create view standing_reply as
with said as (
    select
        a.inquiry_id, a.answer, d.is_released, d.known_from as came_at, d.round, d.delivery_id, null::integer as reply_id,
        null::varchar as released_by
    from inquiry_answer as a
    join standing_delivery as d on d.delivery_id = a.delivery_id
    union all
    select r.inquiry_id, r.answer, true, r.replied_at, q.round, null, r.reply_id, r.released_by
    from inquiry_reply as r
    join inquiry as q on q.inquiry_id = r.inquiry_id
    where not exists (select 1 from entry_withdrawal as w where w.kind = 'reply' and w.number = r.reply_id)
)

select
    s.inquiry_id,
    s.answer,
    s.is_released,
    s.came_at,
    s.round,
    s.delivery_id,
    s.reply_id,
    s.released_by,
    (s.came_at, s.reply_id is not null, coalesce(s.reply_id, s.delivery_id)) as place
from said as s;

-- How far each body has answered.
create view body_answer as
with delivered as (
    select
        d.round,
        d.department,
        bool_or(d.is_released) as has_released,
        bool_or(d.is_released and d.kind = 'list') as has_list,
        bool_or(d.is_released and d.scope = 'whole_list') as has_whole_list,
        max(d.delivery_id) filter (where d.is_released) as released_id,
        max(d.delivery_id) as delivery_id,
        count(*) as versions
    from standing_delivery as d
    group by d.round, d.department
),

covered as (
    select f.round, f.responsible as department, bool_and(f.is_reported) and bool_or(f.was_known) as is_covered
    from round_figure as f
    where f.stage <> 'merged'
    group by f.round, f.responsible
)

select
    d.round,
    d.department,
    case
        when not d.has_released then 'draft'
        when not d.has_list and r.kind = 'nil_return' then 'nil_return'
        when not d.has_list then 'unchanged'
        when d.has_whole_list or coalesce(c.is_covered, false) then 'released'
        else 'partial'
    end as answer,
    d.delivery_id,
    d.delivery_id is distinct from d.released_id as has_newer_draft,
    d.versions
from delivered as d
left join delivery as r on r.delivery_id = d.released_id
left join covered as c on c.round = d.round and c.department = d.department;
