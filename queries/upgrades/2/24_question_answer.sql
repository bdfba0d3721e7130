-- Answers to questions, as they came back on the sheet "Rückfragen": one row per delivery and question that it answers.
create table question_answer (
    delivery_id integer not null,
    question_id integer not null,
    answer varchar not null,
    sheet varchar not null,
    cell varchar not null,
    primary key (delivery_id, question_id)
);
