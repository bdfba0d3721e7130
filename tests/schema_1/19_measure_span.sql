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
