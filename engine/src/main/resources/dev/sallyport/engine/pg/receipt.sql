-- Reads a receipt alone.
select body_digest, answer from receipt where environment = $1 and key = $2
