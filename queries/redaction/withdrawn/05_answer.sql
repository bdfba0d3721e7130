-- Of a delivery that was taken back: what its answers say vanishes. Their numbers stay, for withdrawals of other answers name them.
-- $delivery_id: integer, number of the delivery
update answer
set kind = 'redacted', subject = [], "value" = 'null', target = null, reason = null, is_remembered = false
where delivery_id = $delivery_id;
