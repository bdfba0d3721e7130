-- What do some versions of measures say?
-- One row per version, with all its values.
-- $versions: integers, numbers of the versions
select v.*
from measure_version as v
where list_contains($versions::integer[], v.version_id)
order by v.version_id
