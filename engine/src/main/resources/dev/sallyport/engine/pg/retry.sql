-- Puts a message back until an instant, if the lease is still this courier's.
update message set leased_until = null, due_at = $3
 where environment = $1 and id = $2 and attempts = $4 and done_at is null and parked_at is null
