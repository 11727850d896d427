-- Removes executions that have expired.
delete from flow_execution where (environment, id) in (
    select environment, id from flow_execution
     where environment = any($1) and created_at < $2::timestamptz - interval '15 minutes' and expires_at <= $2
     order by created_at limit $3 for update skip locked)
