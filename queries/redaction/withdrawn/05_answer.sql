-- Of a delivery that was taken back: its answers vanish.
-- $delivery_id: integer, number of the delivery
delete from answer
where delivery_id = $delivery_id;
