-- Of a delivery that was taken back: what it set aside vanishes.
-- $delivery_id: integer, number of the delivery
delete from set_aside
where delivery_id = $delivery_id;
