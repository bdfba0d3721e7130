-- Sections of drafts.
create table draft_section (
    draft varchar not null,
    heading varchar not null,
    hint varchar not null,
    facts varchar[] not null,
    position integer not null
);

-- Dossiers that are wanted again and again.
create table dossier_preset (
    name varchar primary key,
    bodies varchar[] not null,
    fields integer[] not null,
    position integer not null
);
