-- Which files does a released report have?
-- One row per file, without its bytes. is_kept: its bytes are there.
-- $report_id: integer, number of the released report
select f.name, f.mime, f.sha256, f.size_bytes, f.content is not null as is_kept, f.redacted_on
from report_file as f
where f.report_id = $report_id
order by f.name
