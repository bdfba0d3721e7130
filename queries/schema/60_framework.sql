-- What is said of the framework as a whole, from the master data: one row. A column without words is empty.
create table framework (
    name varchar not null,
    lead_topic varchar not null,
    official_titles varchar[] not null,
    all_bodies varchar[] not null,
    places varchar[] not null,
    accessibility_duty varchar not null,
    accessibility_answer varchar not null,
    accessibility_enforcement varchar not null
);
