-- A release now says its day and reference.
alter table release rename to release_1;
