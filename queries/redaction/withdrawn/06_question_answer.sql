-- Of a delivery that was taken back: its answers to questions vanish.
-- $delivery_id: integer, number of the delivery
delete from question_answer
where delivery_id = $delivery_id;
