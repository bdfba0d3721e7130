-- Which deliveries are released by now, of a round and all before?
-- One row per delivery, in the order of acceptance.
-- $round: text, code of the steering round
select d.delivery_id
from standing_delivery as d
join steering_round as r on r.round = d.round
where d.is_released
  and r.reference_date <= (select this.reference_date from steering_round as this where this.round = $round)
order by d.delivery_id
