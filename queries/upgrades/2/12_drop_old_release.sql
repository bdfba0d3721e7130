-- The old form is empty of meaning now.
drop table release_1;
