-- Of a delivery that was taken back: what its versions say vanishes, but for those that a delivery which holds confirms.
-- $delivery_id: integer, number of the delivery; $mark: text, what stands in the place of words
update measure_version
set
    title = $mark,
    number = null,
    action_field = null,
    description = null,
    goal = null,
    target_group = null,
    subtopic = null,
    lead_department = null,
    involved = null,
    involved_other = null,
    levels = null,
    stage = null,
    rating = null,
    rating_reason = null,
    progress_percent = null,
    "start" = null,
    "end" = null,
    is_ongoing = null,
    period_text = null,
    period_precision = null,
    report = null,
    next_step = null,
    funding_status = null,
    funding_text = null,
    indicator = null,
    baseline = null,
    target = null,
    actual = null,
    indicator_unit = null,
    indicator_source = null,
    decision_needed = null,
    obstacle = null,
    obstacle_text = null,
    guiding_goals = null,
    origin = null,
    cross_reference = null,
    contact = null,
    internal_note = null,
    as_of = null,
    extra = null,
    footnotes = null
where delivery_id = $delivery_id
  and version_id not in (
      select m.version_id
      from delivered_measure as m
      join standing_delivery as d on d.delivery_id = m.delivery_id
  );
