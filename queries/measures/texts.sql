-- What does each measure of a round say that somebody may search for?
-- One row per measure known by the round, in official order: its title, names by which others call it, and its texts. What is for
-- the own house only (contact, internal note, columns without a field, and the footnotes of these) is not among them. The names of
-- involved bodies count as texts, so that a body's name finds first what it leads.
-- $round: text, code of the steering round
with involved as (
    select f.measure_id, string_agg(concat_ws(' ', b.short_name, b.official_name), ' ' order by b.position) as names
    from round_figure as f
    join department as b on list_contains(f.involved, b.code)
    where f.round = $round
    group by f.measure_id
)

select
    f.measure_id,
    f.title,
    concat_ws(
        ' ', v.number, v.subtopic, a.short_name, a.long_name, d.code, d.short_name, d.official_name,
        array_to_string(d.aliases, ' '), array_to_string(v.involved, ' '), array_to_string(v.involved_other, ' ')
    ) as names,
    concat_ws(
        ' ', v.description, v.goal, v.target_group, v.report, v.next_step, v.rating_reason, v.funding_text, v.indicator,
        v.decision_needed, v.obstacle_text, v.cross_reference, i.names,
        array_to_string(list_transform(list_filter(
            map_entries(v.footnotes), lambda each: each.key not in ('', 'contact', 'internal_note')
        ), lambda each: each.value), ' ')
    ) as texts
from round_figure as f
join round_state as s on s.round = f.round and s.measure_id = f.measure_id
join measure_version as v on v.version_id = s.version_id
left join action_field as a on a.number = v.action_field
left join department as d on d.code = f.responsible
left join involved as i on i.measure_id = f.measure_id
where f.round = $round
order by f.position, f.measure_id
