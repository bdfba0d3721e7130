-- Remembered answers that no longer hold for later lists: one row per answer. What was accepted with it stays as it is.
create table answer_withdrawal (
    answer_id integer primary key,
    withdrawn_by varchar not null,
    withdrawn_at timestamp not null
);
