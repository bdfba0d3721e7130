-- Decisions of the round (Beschlüsse und Festlegungen): one row per decision and entry, the last entry holds, the others are its
-- history. departments are the bodies concerned, stances what each of them says, in the same order: agreed, reserved, rejected,
-- request (a "Bitte an" a body outside the round), or null where it was not told. state: open, done or dropped, with its reason.
create table decision_entry (
    decision_id integer not null,
    entry integer not null,
    round varchar not null,
    wording varchar not null,
    kind varchar not null,
    file_number varchar,
    due_on date,
    measures varchar[] not null,
    fields integer[] not null,
    state varchar not null,
    reason varchar,
    entered_by varchar not null,
    entered_at timestamp not null,
    departments varchar[],
    stances varchar[],
    primary key (decision_id, entry)
);
