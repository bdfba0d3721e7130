-- By which rules does a measure need attention, in each round?
-- One row per round and rule, newest round first; the rule "ending" as in queries/overview/attention.sql.
-- $measure_id: text, key of the measure
-- $today: date, while the reference date lies ahead what ends from this day on is told apart from what is overdue (optional)
select
    a.round,
    if(a.rule = 'overdue' and f.round is null and a.detail >= $today::date::varchar, 'ending', a.rule) as rule,
    a.detail
from attention as a
join steering_round as r on r.round = a.round
left join standing_freeze as f on f.round = a.round
where a.measure_id = $measure_id
order by r.reference_date desc, rule
