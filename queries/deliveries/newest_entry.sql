-- When was the newest entry of the books made, in UTC?
-- One row; null where nothing was entered.
select greatest(
    (select max(loaded_at) from master_load),
    (select max(known_from) from delivery),
    (select max(released_at) from release),
    (select max(withdrawn_at) from withdrawal),
    (select max(redacted_at) from redaction),
    (select max(frozen_at) from round_freeze),
    (select max(entered_at) from decision_entry)
) as newest
order by newest
