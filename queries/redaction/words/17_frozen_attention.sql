-- Words vanish from the texts of the table frozen_attention.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update frozen_attention
set
    detail = regexp_replace(detail, $pattern, $mark, 'g');
