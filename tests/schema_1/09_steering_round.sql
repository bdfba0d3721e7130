-- Steering rounds (Steuerungsrunden): one row per round; rounds are ordered by reference_date (Stichtag).
create table steering_round (
    round varchar primary key,
    title varchar not null,
    held_on date,
    reference_date date not null,
    deadline date
);
