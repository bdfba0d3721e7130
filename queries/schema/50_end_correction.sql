-- Ends that were corrected and not put off: one row per mark, the last one of a round and measure holds. Where is_correction, the
-- later end that this round told was a mistake in writing before, and counts as no postponement.
create table end_correction (
    round varchar not null,
    measure_id varchar not null,
    is_correction boolean not null,
    reason varchar not null,
    marked_by varchar not null,
    marked_at timestamp not null
);
