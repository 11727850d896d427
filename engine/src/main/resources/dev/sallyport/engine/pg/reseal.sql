-- Writes a resource sealed anew, unless somebody wrote it since. What it says is the same, so its version stays.
update resource set body = $5::text::jsonb where environment = $1 and kind = $2 and key = $3 and version = $4
