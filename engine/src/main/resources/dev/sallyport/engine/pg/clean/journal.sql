-- Removes journal lines older than the retention.
delete from flow_journal where (environment, execution_id, version) in (
    select environment, execution_id, version from flow_journal
     where environment = any($1) and at < $2 order by at limit $3 for update skip locked)
