-- What is written with a move: $4 holds the effects, $5 the time, $6 the execution's expiry, $7 its longest.
, effect as (
    select environment, id, version, user_id, status, $4::text::jsonb as it, $5::timestamptz as now, $7::timestamptz as ends
      from moved
), logged as (
    insert into flow_journal (environment, execution_id, version, step, action, status, problem, trace, at)
    select environment, id, version, it ->> 'step', it ->> 'action', status, it ->> 'problem', it ->> 'trace', now
      from effect
), kept as (
    insert into resource (
        environment, kind, key, owner, lookup, status, body, version, execution_id, created_at, updated_at, expires_at)
    select e.environment, r.kind, r.key, e.user_id, r.lookup, r.status, r.body, r.version + 1, e.id, e.now, e.now, r.expires
      from effect e,
           jsonb_to_recordset(e.it -> 'keep') as r (
               kind text, key text, lookup text, status text, body jsonb, version bigint, expires timestamptz)
     order by r.kind, r.key -- all moves lock in the same order
    on conflict (environment, kind, key) do update
       set lookup = excluded.lookup, status = excluded.status, body = excluded.body, version = excluded.version,
           execution_id = excluded.execution_id, updated_at = excluded.updated_at, expires_at = excluded.expires_at
     where resource.version = excluded.version - 1 and resource.owner = excluded.owner
    returning 1
), spent as (
    insert into budget as b (environment, key, capacity, period, spent, expires_at)
    select e.environment, s.key, s.capacity, s.period, array[e.now], e.now + s.period
      from effect e,
           jsonb_to_recordset(e.it -> 'spend') as s (key text, capacity int, period interval)
     order by s.key
    on conflict (environment, key) do update
       set capacity = excluded.capacity, period = excluded.period, expires_at = excluded.expires_at,
           spent = array(select t from unnest(b.spent) t where t > excluded.spent[1] - excluded.period)
               || excluded.spent
     where (select count(*) from unnest(b.spent) t where t > excluded.spent[1] - excluded.period) < excluded.capacity
    returning b.key
), posted as (
    insert into message (environment, id, execution_id, channel, body, due_at, created_at, traceparent, tracestate)
    select e.environment, p.id, e.id, p.channel, p.body, p.due, e.now, e.it ->> 'traceparent', e.it ->> 'tracestate'
      from effect e,
           jsonb_to_recordset(e.it -> 'post') as p (id uuid, channel text, body text, due timestamptz, budget text)
     where p.budget is null or p.budget in (select key from spent)
), settled as (
    update message m
       set done_at = case when (e.it ->> 'delivered')::boolean then e.now end,
           parked_at = case when (e.it ->> 'delivered')::boolean then null else e.now end,
           leased_until = null,
           body = null
      from effect e
     where m.environment = e.environment and m.id = (e.it ->> 'settled')::uuid
       and m.done_at is null and m.parked_at is null
), remembered as (
    insert into receipt (environment, key, execution_id, body_digest, answer, free_at, expires_at)
    select e.environment, r.key, e.id, r.body_digest, r.answer, $6, e.ends
      from effect e,
           jsonb_to_recordset(e.it -> 'remember') as r (key text, body_digest text, answer text)
    on conflict (environment, key) do update -- where prior.sql found that its execution has expired
       set execution_id = excluded.execution_id, body_digest = excluded.body_digest, answer = excluded.answer,
           free_at = excluded.free_at, expires_at = excluded.expires_at
     where receipt.free_at <= (select now from effect)
    returning 1
)
select m.version,
       case when (select count(*) from kept) < jsonb_array_length(e.it -> 'keep') then undo('stale', null)
            when exists (select 1
                           from jsonb_to_recordset(e.it -> 'spend') as s (key text, must boolean)
                          where s.must and s.key not in (select key from spent)) then undo('exhausted', null)
            when (select count(*) from remembered) < jsonb_array_length(e.it -> 'remember') then undo('known', null)
       end,
       u.kind, u.key, u.status, u.body::text, u.version as resource_version, u.expires_at
  from moved m
  join effect e on true
  left join resource u on u.environment = m.environment and u.kind = 'user' and u.key = m.user_id
