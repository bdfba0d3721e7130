-- Which items have earlier rounds deferred that none has dealt with since, and so come up again in a round?
-- One row per item, in the order in which they were deferred; round is the last one that deferred it. A decision that is closed by now
-- does not come up again.
-- $round: text, code of the steering round
with newest as (
    select o.round, o.outcome_id, o.source, o.subject, o.title, o.outcome
    from standing_outcome as o
    join steering_round as r on r.round = o.round
    join steering_round as this on this.round = $round
    where r.reference_date < this.reference_date
    qualify row_number() over (partition by o.source, o.subject order by r.reference_date desc) = 1
)

select n.round, n.source, n.subject, n.title
from newest as n
where n.outcome = 'deferred'
  and not exists (
      select 1
      from standing_decision as d
      where n.source = 'decision' and d.decision_id::varchar = n.subject and d.state <> 'open'
  )
order by n.outcome_id
