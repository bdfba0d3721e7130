-- Words vanish from the texts of the table measure_version.
-- $word: text, as it is written; $mark: text, what stands in its place
update measure_version
set
    number = replace(number, $word, $mark),
    title = replace(title, $word, $mark),
    description = replace(description, $word, $mark),
    goal = replace(goal, $word, $mark),
    target_group = replace(target_group, $word, $mark),
    subtopic = replace(subtopic, $word, $mark),
    involved_other = list_transform(involved_other, lambda each: replace(each, $word, $mark)),
    rating_reason = replace(rating_reason, $word, $mark),
    period_text = replace(period_text, $word, $mark),
    report = replace(report, $word, $mark),
    next_step = replace(next_step, $word, $mark),
    funding_text = replace(funding_text, $word, $mark),
    indicator = replace(indicator, $word, $mark),
    indicator_unit = replace(indicator_unit, $word, $mark),
    indicator_source = replace(indicator_source, $word, $mark),
    decision_needed = replace(decision_needed, $word, $mark),
    obstacle_text = replace(obstacle_text, $word, $mark),
    cross_reference = replace(cross_reference, $word, $mark),
    contact = replace(contact, $word, $mark),
    internal_note = replace(internal_note, $word, $mark),
    extra = map_from_entries(list_transform(
        map_entries(extra),
        lambda each: {'key': replace(each.key, $word, $mark), 'value': replace(each.value, $word, $mark)}
    )),
    footnotes = list_transform(footnotes, lambda each: replace(each, $word, $mark));
