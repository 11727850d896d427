-- Removes messages that were done or parked a day ago or longer.
delete from message where (environment, id) in (
    select environment, id from message
     where environment = any($1) and created_at < $2::timestamptz - interval '1 day'
       and (done_at is not null or parked_at is not null)
     order by created_at limit $3 for update skip locked)
