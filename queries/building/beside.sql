-- How much was said beside the lists that a new build from a folder would not know? What came with the sample lists it knows.
-- One row per kind that there is; count is the number of entries.
select kind, count
from (
    select 'withdrawal' as kind, (select count(*) from withdrawal) as count
    union all
    select 'extension', (select count(*) from extension)
    union all
    select 'extension_request', (select count(*) from extension_request)
    union all
    select 'extension_decision', (select count(*) from extension_decision)
    union all
    select 'reminder', (select count(*) from reminder)
    union all
    select 'inquiry_reply', (select count(*) from inquiry_reply)
    union all
    select 'inquiry', (select count(*) from inquiry where asked_by not like '%(Beispieldaten)')
    union all
    select 'redaction', (select count(*) from redaction)
    union all
    select 'answer', (select count(*) from answer)
    union all
    select 'round_freeze', (select count(*) from round_freeze where frozen_by not like '%(Beispieldaten)')
    union all
    select 'round_step', (select count(*) from round_step where noted_by not like '%(Beispieldaten)')
    union all
    select 'agenda_item', (select count(*) from agenda_item where saved_by not like '%(Beispieldaten)')
    union all
    select 'agenda_outcome', (select count(*) from agenda_outcome where recorded_by not like '%(Beispieldaten)')
    union all
    select 'decision_entry', (select count(*) from decision_entry where entered_by not like '%(Beispieldaten)')
    union all
    select 'meeting_plan', (select count(*) from meeting_plan where noted_by not like '%(Beispieldaten)')
    union all
    select 'meeting_note', (select count(*) from meeting_note where noted_by not like '%(Beispieldaten)')
    union all
    select 'entry_withdrawal', (select count(*) from entry_withdrawal)
    union all
    select 'end_correction', (select count(*) from end_correction)
    union all
    select 'consent', (select count(*) from consent)
    union all
    select 'report_text', (select count(*) from report_text)
    union all
    select 'report_agreement', (select count(*) from report_agreement)
    union all
    select 'report_release', (select count(*) from report_release)
    union all
    select 'report_file', (select count(*) from report_file)
) as said
where count > 0
order by kind
