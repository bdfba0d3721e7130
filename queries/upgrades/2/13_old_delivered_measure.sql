-- What a delivery said may now stem from an answer or a confirmation, without a row.
alter table delivered_measure rename to delivered_measure_1;
