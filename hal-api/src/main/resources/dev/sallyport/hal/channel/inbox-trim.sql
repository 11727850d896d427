-- Deletes what is older than the $2 newest messages of an environment; two at once leave each other's rows alone.
delete from inbox_message
 where environment = $1
   and id in (select id
                from inbox_message
               where environment = $1
                 and (created_at, id) < (select created_at, id
                                           from inbox_message
                                          where environment = $1
                                          order by created_at desc, id desc
                                         offset $2 - 1
                                          limit 1)
                 for update skip locked)
