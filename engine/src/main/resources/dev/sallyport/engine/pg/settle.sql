-- Marks a message as done or parked, and wipes it.
update message
   set done_at = case when $3 then $4::timestamptz end,
       parked_at = case when $3 then null else $4::timestamptz end,
       leased_until = null,
       body = null
 where environment = $1 and id = $2 and done_at is null and parked_at is null
