-- The newest messages of an environment, of one channel unless $2 is null.
select id, channel, sealed, created_at
  from inbox_message
 where environment = $1 and ($2::text is null or channel = $2)
 order by created_at desc, id desc
 limit $3
