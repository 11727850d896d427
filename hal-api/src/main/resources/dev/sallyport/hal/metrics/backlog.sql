-- Counts the messages and wakes that are due and not carried yet, as far as it is worth counting.
select count(*) as due
  from (select 1 from message
         where environment = any($1) and done_at is null and parked_at is null and due_at <= $2
         limit 10000) as waiting
