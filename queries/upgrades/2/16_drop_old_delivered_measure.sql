-- The old form is empty of meaning now.
drop table delivered_measure_1;
