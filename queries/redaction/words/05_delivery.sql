-- Words vanish from the texts of the table delivery.
-- $word: text, as it is written; $mark: text, what stands in its place
update delivery
set
    file_name = replace(file_name, $word, $mark),
    sender = replace(sender, $word, $mark),
    recorded_by = replace(recorded_by, $word, $mark),
    proof = replace(proof, $word, $mark);
