-- Measures that are led by another house than before, where one of the two has not said so yet: one row per round and measure.
-- waits_for: the house that still has to say it, led_by: the one that leads now, was_led_by: the one before. Derived anew at each
-- publication by queries/derive/handover.sql.
create table handover (
    round varchar not null,
    measure_id varchar not null,
    waits_for varchar not null,
    led_by varchar not null,
    was_led_by varchar not null
);
