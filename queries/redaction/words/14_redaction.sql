-- Words vanish from the reasons of earlier redactions.
-- $pattern: text, regular expression for the words; $mark: text, what stands in their place
update redaction
set
    reason = regexp_replace(reason, $pattern, $mark, 'g'),
    redacted_by = regexp_replace(redacted_by, $pattern, $mark, 'g');
