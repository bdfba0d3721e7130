-- The measures and their versions.

-- Measures (Maßnahmen): one row per permanent key, given at first acceptance.
create table measure (
    measure_id varchar primary key,
    department varchar not null,
    sequence integer not null,
    delivery_id integer not null,
    unique (department, sequence)
);

-- Versions of measures: one row per measure and set of values, appended and never overwritten. Null always means "not reported".
-- extra: heading of a column that nobody could name -> text. footnotes: field whose cell bears the mark ('': none) -> one a line.
create table measure_version (
    version_id integer primary key,
    measure_id varchar not null,
    delivery_id integer not null,
    number varchar,
    action_field integer,
    title varchar not null,
    description varchar,
    goal varchar,
    target_group varchar,
    subtopic varchar,
    lead_department varchar,
    involved varchar[],
    involved_other varchar[],
    levels varchar[],
    stage varchar,
    rating varchar,
    rating_reason varchar,
    progress_percent double,
    "start" date,
    "end" date,
    is_ongoing boolean,
    period_text varchar,
    period_precision varchar,
    report varchar,
    next_step varchar,
    funding_status varchar,
    funding_text varchar,
    indicator varchar,
    baseline double,
    target double,
    actual double,
    indicator_unit varchar,
    indicator_source varchar,
    decision_needed varchar,
    obstacle varchar[],
    obstacle_text varchar,
    guiding_goals integer[],
    origin varchar,
    cross_reference varchar,
    contact varchar,
    internal_note varchar,
    as_of date,
    extra map(varchar, varchar),
    footnotes map(varchar, varchar)
);

-- What became of measures: one row per delivery and link that an answer drew. kind: renamed (measure_id goes on under a new title,
-- other_id is null), split_from (measure_id is a part of other_id) or merged_into (measure_id lives on in other_id).
create table measure_link (
    delivery_id integer not null,
    measure_id varchar not null,
    kind varchar not null,
    other_id varchar
);

-- Ends that were corrected and not put off: one row per mark, the last one of a round and measure holds. Where is_correction, the
-- later end that this round told was a mistake in writing before, and counts as no postponement.
create table end_correction (
    round varchar not null,
    measure_id varchar not null,
    is_correction boolean not null,
    reason varchar not null,
    marked_by varchar not null,
    marked_at timestamp not null
);

-- Which version holds on which days, by released deliveries: one row per measure and span [valid_from, valid_to). Derived anew at
-- each publication by queries/derive/measure_span.sql; the narrow columns make figures as of any day fast.
create table measure_span (
    measure_id varchar not null,
    version_id integer not null,
    valid_from date not null,
    valid_to date not null,
    action_field integer,
    lead_department varchar,
    level_class varchar not null,
    stage varchar,
    rating varchar
);
