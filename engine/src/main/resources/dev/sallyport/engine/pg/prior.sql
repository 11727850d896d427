-- Reads what a start with a key must know: the receipt under it while its execution lives, and the user's own record.
select i.body_digest, i.answer,
       u.kind, u.key, u.status, u.body::text, u.version as resource_version, u.expires_at
  from (select $1::uuid as environment, $2::text as key, $3::text as user_id) as asked
  left join (
      select r.environment, r.key, r.body_digest, r.answer
        from receipt r
        join flow_execution e on e.environment = r.environment and e.id = r.execution_id and e.expires_at > $4
  ) as i on i.environment = asked.environment and i.key = asked.key
  left join resource u on u.environment = asked.environment and u.kind = 'user' and u.key = asked.user_id
