-- Tells from when on a budget has something left, once it was found used up.
select spent[greatest(1, cardinality(spent) - capacity + 1)] + period as retry_at
  from budget
 where environment = $1 and key = any($2)
 order by 1 desc
 limit 1
