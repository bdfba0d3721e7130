-- Measures (Maßnahmen): one row per permanent key, given at first acceptance.
create table measure (
    measure_id varchar primary key,
    department varchar not null,
    sequence integer not null,
    delivery_id integer not null,
    unique (department, sequence)
);
