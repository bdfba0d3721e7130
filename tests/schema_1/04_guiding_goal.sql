-- Guiding goals (Leitziele): one row per goal.
create table guiding_goal (
    number integer primary key,
    name varchar not null
);
