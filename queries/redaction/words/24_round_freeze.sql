-- Words vanish from the texts of the table round_freeze.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update round_freeze
set
    frozen_by = regexp_replace(frozen_by, $pattern, $mark, 'g');
