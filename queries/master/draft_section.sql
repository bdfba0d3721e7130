-- Which sections have the drafts that a person writes?
-- One row per draft and section, in the order of the master data.
select draft, heading, hint, facts
from draft_section
order by position
