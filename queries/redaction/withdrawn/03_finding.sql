-- Of a delivery that was taken back: its findings vanish.
-- $delivery_id: integer, number of the delivery
delete from finding
where delivery_id = $delivery_id;
