-- Words vanish from the texts of the table co_report.
-- $word: text, as it is written; $mark: text, what stands in its place
update co_report
set
    sheet = replace(sheet, $word, $mark),
    title = replace(title, $word, $mark),
    "values" = replace("values"::varchar, $word, $mark)::json;
