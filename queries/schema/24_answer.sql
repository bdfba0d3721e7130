-- Answers to questions about a list: one row per answer, stored with the delivery that it was given for.
-- kind and subject say what was asked, value is the answer as JSON (dashboard/intake/answers/answers.py names the kinds).
-- kind is 'redacted' where a redaction has emptied the answer of a delivery that was taken back.
-- is_remembered: proposed again for the department's next list, until withdrawn (table answer_withdrawal).
create table answer (
    answer_id integer primary key,
    delivery_id integer not null,
    department varchar not null,
    kind varchar not null,
    subject varchar[] not null,
    "value" json not null,
    target varchar,
    reason varchar,
    is_remembered boolean not null,
    answered_at timestamp not null
);
