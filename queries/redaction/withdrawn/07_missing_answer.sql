-- Of a delivery that was taken back: what was said of missing measures vanishes.
-- $delivery_id: integer, number of the delivery
delete from missing_answer
where delivery_id = $delivery_id;
