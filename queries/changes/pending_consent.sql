-- What needs the yes of another house in a round and does not have it yet?
-- One row per measure; kind: merged (into other_id, a measure of that house) or moved (to the lead of another house).
-- $round: text, code of the steering round
select measure_id, kind, waits_for, other_id
from pending_consent
where round = $round
order by measure_id
