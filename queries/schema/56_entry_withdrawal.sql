-- Inquiries and notes of the working group that were taken back: one row per entry; they stay in the books, and no page or list asks
-- or shows them any more but the meeting's own. kind: inquiry or note; number: inquiry_id or note_id.
create table entry_withdrawal (
    kind varchar not null,
    number integer not null,
    reason varchar not null,
    withdrawn_by varchar not null,
    withdrawn_at timestamp not null,
    primary key (kind, number)
);
