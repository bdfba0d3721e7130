-- What was found in a list, and what its house answered to it.

-- Findings (Prüfhinweise) of each delivery: one row per finding, in the order of the workbook.
-- severity: error, warning or note; answered where an answer given with the list has settled it, after all others.
create table finding (
    delivery_id integer not null,
    position integer not null,
    code varchar not null,
    severity varchar not null,
    sheet varchar,
    cell varchar,
    field varchar,
    value varchar,
    message varchar not null,
    primary key (delivery_id, position)
);

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

-- Remembered answers that no longer hold for later lists: one row per answer. What was accepted with it stays as it is.
create table answer_withdrawal (
    answer_id integer primary key,
    withdrawn_by varchar not null,
    withdrawn_at timestamp not null
);

-- Contradictions that a house has set aside with a reason: one row per delivery, measure and contradiction; kind and detail as in
-- queries/attention/contradiction.sql. It is silent only as long as the measure says the same (detail), and never changes a value.
create table set_aside (
    delivery_id integer not null,
    measure_id varchar not null,
    kind varchar not null,
    detail varchar not null,
    reason varchar not null,
    primary key (delivery_id, measure_id, kind)
);

-- What was said of measures that a list no longer names: one row per delivery and measure. answer: continued (unchanged), ended,
-- completed, merged (target lives on) or forgotten (stays, not reported). Derived views read it to tell silence from an answer.
create table missing_answer (
    delivery_id integer not null,
    measure_id varchar not null,
    answer varchar not null,
    target varchar,
    reason varchar,
    primary key (delivery_id, measure_id)
);
