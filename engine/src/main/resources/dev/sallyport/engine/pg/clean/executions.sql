-- Removes executions that expired an hour ago; until then their holders are told so.
delete from flow_execution where (environment, id) in (
    select environment, id from flow_execution
     where environment = any($1) and created_at < $2::timestamptz - interval '75 minutes' and expires_at <= $2::timestamptz - interval '1 hour'
     order by created_at limit $3 for update skip locked)
