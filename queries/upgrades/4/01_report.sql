-- The public report (Umsetzungsbericht) of a round: what is written for it, with whom it was agreed, and what was released.

-- What is written for a report: one row per round, section, subject and entry; the last one holds, the others are its history.
-- section: dashboard/report/sections.py; subject: the number of an action field or the key of a measure, where the section is about
-- one. An empty text takes out what stood there.
create table report_text (
    round varchar not null,
    section varchar not null,
    subject varchar,
    "text" varchar not null,
    written_by varchar not null,
    written_at timestamp not null
);

-- With whom a report was agreed (Abstimmung): one row per round, body and entry, the last one holds. No body is the Senate, and the
-- day that of its decision. stance: agreed, objected or no_answer; without one, what was recorded before holds no more.
create table report_agreement (
    round varchar not null,
    department varchar,
    stance varchar,
    agreed_on date,
    reference varchar,
    recorded_by varchar not null,
    recorded_at timestamp not null
);

-- Released reports: one row per release, kept for ever; the newest one of a round holds. freeze_id: of which frozen state it was made.
-- reason: why it was released anew, null for the first one of its round. sha256: of the list of its files with their digests.
create table report_release (
    report_id integer primary key,
    round varchar not null,
    freeze_id integer not null,
    reference_date date not null,
    senate_on date not null,
    reason varchar,
    is_sample boolean not null,
    sha256 varchar not null,
    released_by varchar not null,
    released_at timestamp not null
);

-- The files of released reports, byte for byte: one row per release and file. sha256 and size_bytes are those of the released bytes.
-- A redaction rewrites content where it is text, else takes it out (null), and says the day in redacted_on.
create table report_file (
    report_id integer not null,
    name varchar not null,
    mime varchar not null,
    sha256 varchar not null,
    size_bytes integer not null,
    content blob,
    redacted_on date,
    primary key (report_id, name)
);
