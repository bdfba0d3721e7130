-- Of a delivery that was taken back: its co-reports vanish.
-- $delivery_id: integer, number of the delivery
delete from co_report
where delivery_id = $delivery_id;
