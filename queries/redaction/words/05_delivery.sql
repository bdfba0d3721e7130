-- Words vanish from the texts of the table delivery.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update delivery
set
    file_name = regexp_replace(file_name, $pattern, $mark, 'g'),
    sender = regexp_replace(sender, $pattern, $mark, 'g'),
    recorded_by = regexp_replace(recorded_by, $pattern, $mark, 'g'),
    proof = regexp_replace(proof, $pattern, $mark, 'g');
