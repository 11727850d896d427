-- Reads the newest executions that have not expired, and how many there are in each state: one row at least.
with alive as (
    select id, version, user_id, definition_name, definition_version, step, step_type, status, state ->> 'result' as result,
           created_at, updated_at, expires_at
      from flow_execution
     where environment = $1 and created_at > $2::timestamptz - interval '60 minutes' and expires_at > $2::timestamptz
     order by created_at desc
     limit 10000
), shown as (
    select *, case when status = 'COMPLETED' then coalesce(result, status) else status end as state_name from alive
), counted as (
    select state_name, count(*) as count from shown group by state_name
)
select (select coalesce(jsonb_agg(jsonb_build_object('status', state_name, 'count', count) order by state_name), '[]')::text
          from counted) as states,
       newest.*
  from (select 1) as one
  left join lateral (
      select * from shown where $3::text is null or state_name = $3 order by created_at desc, id limit $4) as newest on true
