-- What was asked of the bodies between two rounds, and what did they answer?
-- One row per inquiry, by official order of the bodies and number. answer is the newest that is released, with the round whose list
-- brought it and the day on which it came, or the number of the answer on the page (reply_id); has_draft says that a list which
-- nobody has released yet holds one. heir: who answers since the body that was asked has ended, from the day heir_from and
-- the round heir_round on.
-- $round: text, only what new cuts had done by this round (optional)
-- $day: date, only what this meeting of the working group asks (optional)
-- $measure_id: text, only what is asked about this measure (optional)
-- $unanswered: boolean, only those without a released answer (optional)
with answered as (
    select
        inquiry_id,
        arg_max(answer, place) as answer,
        arg_max(round, place) as answered_in,
        arg_max(came_at, place)::date as answered_on,
        arg_max_null(reply_id, place) as reply_id,
        arg_max_null(released_by, place) as released_by
    from standing_reply
    where is_released
    group by inquiry_id
),

followed as (
    -- Over several rounds the last heir counts, and the first round in which the body is gone.
    select
        h.code,
        arg_max(h.heir, r.reference_date) as heir,
        arg_max(h.from_day, r.reference_date) as heir_from,
        arg_min(h.round, r.reference_date) as heir_round
    from round_heir as h
    join steering_round as r on r.round = h.round
    where h.kind = 'department' and ($round::varchar is null or h.round = $round)
    group by h.code
),

named as (
    select v.measure_id, arg_max(v.title, v.version_id) as title
    from measure_version as v
    join standing_delivery as d on d.delivery_id = v.delivery_id and d.is_released
    where v.measure_id in (select measure_id from standing_inquiry)
    group by v.measure_id
),

met as (
    select day, string_agg(title, ' / ' order by title) as title
    from meeting
    where kind = 'meeting'
    group by day
)

select
    q.inquiry_id,
    q.meeting,
    m.title as meeting_title,
    q.department,
    coalesce(b.explanation, q.department) as name,
    f.heir,
    f.heir_from,
    f.heir_round,
    q.measure_id,
    n.title,
    q.round,
    coalesce(r.title, q.round) as round_title,
    q."text" as "text",
    q.asked_by,
    q.asked_on,
    a.answer,
    a.answered_in,
    a.answered_on,
    a.reply_id,
    a.released_by,
    q.inquiry_id in (select s.inquiry_id from standing_reply as s where not s.is_released) as has_draft
from standing_inquiry as q
left join round_label as b on b.round = q.round and b.kind = 'department' and b.code = q.department
left join steering_round as r on r.round = q.round
left join followed as f on f.code = q.department
left join met as m on m.day = q.meeting
left join named as n on n.measure_id = q.measure_id
left join answered as a on a.inquiry_id = q.inquiry_id
where ($day::date is null or q.meeting = $day)
    and ($measure_id::varchar is null or q.measure_id = $measure_id)
    and (not coalesce($unanswered::boolean, false) or a.answer is null)
order by b.position nulls last, q.department, q.inquiry_id
