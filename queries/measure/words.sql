-- What has been said of a measure, and by which list?
-- One row per released delivery that named it, oldest first, with the version that it brought or confirmed; version_of is the delivery
-- that brought this version first. Fields that are for the own house only are not among the columns.
--: Jede Zeile ist eine freigegebene Liste, die die Maßnahme nennt, mit der Fassung, die sie brachte oder bestätigte.
--: Ein neuer Zeitraum steht für die erste Runde, die ihn nennt.
-- $measure_id: text, key of the measure
-- $shared_fields: vocabulary, the fields that everybody may see
select
    m.measure_id, d.delivery_id, d.round, r.title as round_title, r.reference_date, d.department, d.file_name, d.kind,
    d.known_from::date as accepted_on, m.valid_from, m.source, m.sheet, m.row, m.is_new_version, m.version_id,
    v.delivery_id as version_of, e.sender, w.released_by, w.released_on,
    v.* exclude (version_id, delivery_id)
from delivered_measure as m
join standing_delivery as d on d.delivery_id = m.delivery_id and d.is_released
join delivery as e on e.delivery_id = d.delivery_id
join steering_round as r on r.round = d.round
join (select version_id, delivery_id, columns($shared_fields) from measure_version) as v on v.version_id = m.version_id
left join (
    select delivery_id, max(released_by) as released_by, max(released_on) as released_on
    from release
    group by delivery_id
) as w on w.delivery_id = d.delivery_id
where m.measure_id = $measure_id
order by r.reference_date, d.delivery_id
