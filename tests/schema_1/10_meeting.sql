-- Days of the calendar: one row per working-group meeting (kind 'meeting') or due report (kind 'report').
create table meeting (
    kind varchar not null,
    day date not null,
    title varchar not null
);
