-- What does each measure of a round say that somebody may search for?
-- One row per measure known by the round, in official order: its title, names by which others call it, and its texts. What is for
-- the own house only (its fields, columns without a field, and the footnotes of these) is not among them. The names of involved
-- bodies count as texts, so that a body's name finds first what it leads.
-- $own_fields: vocabulary, the fields that are for the own house only
-- $round: text, code of the steering round
-- $searched_fields: vocabulary, the texts that are searched
with label as (
    select kind, code, label, explanation, position
    from round_label
    where round = $round
),

body as (
    -- By the names of the round, and by the spellings that are known today.
    select l.code, l.explanation as short_name, o.label as official_name, l.position, d.aliases
    from label as l
    left join label as o on o.kind = 'official' and o.code = l.code
    left join department as d on d.code = l.code
    where l.kind = 'department'
),

involved as (
    select f.measure_id, string_agg(concat_ws(' ', b.short_name, b.official_name), ' ' order by b.position) as names
    from round_figure as f
    join body as b on list_contains(f.involved, b.code)
    where f.round = $round
    group by f.measure_id
),

said as (
    select version_id, number, subtopic, involved, involved_other, footnotes,
        concat_ws(' ', *columns($searched_fields)) as texts
    from measure_version
    where version_id in (select s.version_id from round_state as s where s.round = $round)
)

select
    f.measure_id,
    f.title,
    concat_ws(
        ' ', v.number, v.subtopic, a.label, a.explanation, d.code, d.short_name, d.official_name,
        array_to_string(d.aliases, ' '), array_to_string(v.involved, ' '), array_to_string(v.involved_other, ' ')
    ) as names,
    concat_ws(
        ' ', v.texts, i.names,
        array_to_string(list_transform(list_filter(
            map_entries(v.footnotes), lambda each: each.key <> '' and not list_contains($own_fields, each.key)
        ), lambda each: each.value), ' ')
    ) as texts
from round_figure as f
join round_state as s on s.round = f.round and s.measure_id = f.measure_id
join said as v on v.version_id = s.version_id
left join label as a on a.kind = 'field' and a.code = f.field
left join body as d on d.code = f.responsible
left join involved as i on i.measure_id = f.measure_id
where f.round = $round
order by f.position, f.measure_id
