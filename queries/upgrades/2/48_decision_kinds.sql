-- The kinds of decisions that a master workbook without a list of them has; the next one that is loaded takes their place.
insert into decision_kind (name, position)
values
    ('aufnehmen', 1),
    ('ändern', 2),
    ('erweitern', 3),
    ('zusammenlegen', 4),
    ('zurückstellen', 5),
    ('einstellen', 6),
    ('Federführung klären', 7),
    ('Finanzierung klären', 8),
    ('Ebene oder Handlungsfeld ändern', 9),
    ('Bericht der Regierung zuleiten', 10),
    ('Kenntnisnahme', 11);
