-- The framework and its words, from the master data.

-- What is said of the framework as a whole, from the master data: one row. A column without words is empty.
create table framework (
    name varchar not null,
    lead_topic varchar not null,
    official_titles varchar[] not null,
    all_bodies varchar[] not null,
    places varchar[] not null,
    accessibility_duty varchar not null,
    accessibility_answer varchar not null,
    accessibility_enforcement varchar not null
);

-- Action fields (Handlungsfelder): one row per field, in official order by number; closed ones keep their row with valid_to.
create table action_field (
    number integer primary key,
    short_name varchar not null,
    long_name varchar not null,
    aliases varchar[] not null,
    valid_from date,
    valid_to date
);

-- Action fields that were merged, split or closed: one row per field and day. successors are numbers of action fields; valid_from: the
-- day from which they hold its measures, null for the day after the end of the field.
create table former_field (
    number integer not null,
    successors integer[] not null,
    valid_from date
);

-- Guiding goals (Leitziele): one row per goal.
create table guiding_goal (
    number integer primary key,
    name varchar not null
);

-- Levels (Ebenen): one row per level.
create table level (
    code varchar primary key,
    label varchar not null,
    aliases varchar[] not null,
    explanation varchar not null,
    position integer not null
);

-- Words of the lists that are the name of no single level: one row per group of words that mean the same.
-- Each of meanings is a set of levels, their codes joined by "+": one is read so with a note, several are a question.
create table level_word (
    words varchar[] not null,
    meanings varchar[] not null,
    position integer not null
);

-- Where measures may come from (Herkunft): one row per kind.
create table origin_kind (
    code varchar primary key,
    label varchar not null,
    aliases varchar[] not null,
    explanation varchar not null,
    position integer not null
);

-- Kinds of decisions (Beschlussarten), from the master data: one row per kind, in the order of the workbook.
create table decision_kind (
    name varchar primary key,
    position integer not null
);

-- Sections of drafts (Vorlagen) that a person writes, from the master data: one row per draft and section, in the order of the workbook.
-- draft is what the draft is called, facts are what the program fills in (words of DRAFT_FACTS in dashboard/master.py).
create table draft_section (
    draft varchar not null,
    heading varchar not null,
    hint varchar not null,
    facts varchar[] not null,
    position integer not null
);

-- Dossiers (Sitzungsmappen) that somebody wants again and again, from the master data: one row per dossier, with the bodies and the
-- numbers of the action fields that are in it.
create table dossier_preset (
    name varchar primary key,
    bodies varchar[] not null,
    fields integer[] not null,
    position integer not null
);
