-- The old form is empty of meaning now.
drop table delivery_1;
