-- Words of the lists that are the name of no single level: one row per group of words that mean the same.
-- Each of meanings is a set of levels, their codes joined by "+": one is read so with a note, several are a question.
create table level_word (
    words varchar[] not null,
    meanings varchar[] not null,
    position integer not null
);
