-- Tells the other processes what moved, after its commit.
select pg_notify('sallyport_moved', payload) from unnest($1::text[]) as payload
