-- How far a round has come: one row per step that was noted, the last one holds. step: announced, collecting, agreeing, held or
-- minuted; that it is frozen is told by the table round_freeze.
create table round_step (
    round varchar not null,
    step varchar not null,
    noted_by varchar not null,
    noted_at timestamp not null
);
