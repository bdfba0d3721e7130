-- Entries that were taken back: one row per entry; they stay in the books, and no page or list asks or shows them any more but their
-- own. kind: inquiry, note, reply, reminder or request; number: inquiry_id, note_id, reply_id, reminder_id or request_id.
create table entry_withdrawal (
    kind varchar not null,
    number integer not null,
    reason varchar not null,
    withdrawn_by varchar not null,
    withdrawn_at timestamp not null,
    primary key (kind, number)
);
