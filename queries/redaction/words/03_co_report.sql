-- Words vanish from the texts of the table co_report.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update co_report
set
    sheet = regexp_replace(sheet, $pattern, $mark, 'g'),
    title = regexp_replace(title, $pattern, $mark, 'g'),
    "values" = regexp_replace("values"::varchar, $pattern, $mark, 'g')::json;
