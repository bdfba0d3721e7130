-- Words vanish from the texts of the table release.
-- $word: text, as it is written; $mark: text, what stands in its place
update release
set
    released_by = replace(released_by, $word, $mark),
    reference = replace(reference, $word, $mark);
