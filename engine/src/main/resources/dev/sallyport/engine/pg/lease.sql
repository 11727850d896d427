-- Leases messages that are due; a lease that lapses is leased again.
with due as (
    select environment, id
      from message
     where environment = any($1) and done_at is null and parked_at is null
       and due_at <= $2 and coalesce(leased_until, '-infinity') <= $2
     order by due_at
     limit $4
       for update skip locked
)
update message m
   set leased_until = $3, attempts = m.attempts + 1
  from due
 where m.environment = due.environment and m.id = due.id
returning m.environment, m.id, m.execution_id, m.channel, m.body, m.attempts, m.due_at, m.traceparent, m.tracestate
