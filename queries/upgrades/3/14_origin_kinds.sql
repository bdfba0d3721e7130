-- The usual origins, until master data name those of the framework.
insert into origin_kind (code, label, aliases, explanation, position)
values
    ('participation', 'Beteiligung', [], 'aus einem Beteiligungsformat', 1),
    ('other', 'andere', [], 'andere Herkunft', 2);
