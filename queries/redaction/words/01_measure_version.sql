-- Words vanish from the texts of the table measure_version.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update measure_version
set
    number = regexp_replace(number, $pattern, $mark, 'g'),
    title = regexp_replace(title, $pattern, $mark, 'g'),
    description = regexp_replace(description, $pattern, $mark, 'g'),
    goal = regexp_replace(goal, $pattern, $mark, 'g'),
    target_group = regexp_replace(target_group, $pattern, $mark, 'g'),
    subtopic = regexp_replace(subtopic, $pattern, $mark, 'g'),
    involved_other = list_transform(involved_other, lambda each: regexp_replace(each, $pattern, $mark, 'g')),
    rating_reason = regexp_replace(rating_reason, $pattern, $mark, 'g'),
    period_text = regexp_replace(period_text, $pattern, $mark, 'g'),
    report = regexp_replace(report, $pattern, $mark, 'g'),
    next_step = regexp_replace(next_step, $pattern, $mark, 'g'),
    funding_text = regexp_replace(funding_text, $pattern, $mark, 'g'),
    indicator = regexp_replace(indicator, $pattern, $mark, 'g'),
    indicator_unit = regexp_replace(indicator_unit, $pattern, $mark, 'g'),
    indicator_source = regexp_replace(indicator_source, $pattern, $mark, 'g'),
    decision_needed = regexp_replace(decision_needed, $pattern, $mark, 'g'),
    obstacle_text = regexp_replace(obstacle_text, $pattern, $mark, 'g'),
    cross_reference = regexp_replace(cross_reference, $pattern, $mark, 'g'),
    contact = regexp_replace(contact, $pattern, $mark, 'g'),
    internal_note = regexp_replace(internal_note, $pattern, $mark, 'g'),
    extra = map_from_entries(list_transform(
        map_entries(extra),
        lambda each: {
            'key': regexp_replace(each.key, $pattern, $mark, 'g'),
            'value': regexp_replace(each.value, $pattern, $mark, 'g')
        }
    )),
    footnotes = map_from_entries(list_transform(
        map_entries(footnotes),
        lambda each: {'key': each.key, 'value': regexp_replace(each.value, $pattern, $mark, 'g')}
    ));
