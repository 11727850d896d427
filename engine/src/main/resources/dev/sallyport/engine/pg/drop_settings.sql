-- Drops an environment's settings of a kind that its file no longer names.
delete from setting where environment = $1 and kind = $2 and key <> all($3)
