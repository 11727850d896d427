-- Puts a message back until an instant.
update message set leased_until = null, due_at = $3 where environment = $1 and id = $2
