-- Answers to inquiries, as they came back on the sheet "Rückfragen": one row per delivery and inquiry that it answers.
create table inquiry_answer (
    delivery_id integer not null,
    inquiry_id integer not null,
    answer varchar not null,
    sheet varchar not null,
    cell varchar not null,
    primary key (delivery_id, inquiry_id)
);
