-- Nothing is said of the framework until master data say it.
insert into framework (
    name, lead_topic, official_titles, all_bodies, places, accessibility_duty, accessibility_answer, accessibility_enforcement
)
values ('', '', [], [], [], '', '', '');
