-- Reads lines of an execution's journal after a version, and how many there are in all: one row at least.
select whole.count, line.version, line.at, line.step, line.action, line.status, line.problem, line.trace
  from (select count(*) as count from flow_journal where environment = $1 and execution_id = $2) as whole
  left join lateral (
      select version, at, step, action, status, problem, trace
        from flow_journal
       where environment = $1 and execution_id = $2 and version > $3
       order by version
       limit $4) as line on true
 order by line.version
