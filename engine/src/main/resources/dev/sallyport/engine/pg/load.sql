-- Reads an execution, all that is kept for its user, and the receipt under a key.
select
-- include whole.sql
       i.body_digest, i.answer
  from flow_execution e
  left join receipt i on i.environment = e.environment and i.key = $3
 where e.environment = $1 and e.id = $2
