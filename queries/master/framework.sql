-- What is said of the framework as a whole?
-- One row; none where no master data are loaded.
select
    name, lead_topic, official_titles, all_bodies, places, accessibility_duty, accessibility_answer, accessibility_enforcement
from framework
order by name
