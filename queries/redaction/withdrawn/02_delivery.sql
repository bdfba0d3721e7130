-- Of a delivery that was taken back: the name of its file vanishes.
-- $delivery_id: integer, number of the delivery; $mark: text, what stands in the place of words
update delivery
set file_name = $mark
where delivery_id = $delivery_id;
