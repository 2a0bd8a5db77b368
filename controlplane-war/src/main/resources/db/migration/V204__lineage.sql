-- The API tokens through which it came to be, oldest first, separated by blanks: it ends when one of them is revoked.
alter table api_token add column lineage text default '' not null;
alter table browser_session add column lineage text default '' not null;
alter table sign_in_code add column lineage text default '' not null;

-- A revoked token stays until it would have ended: a request that it sent just before is refused by it.
alter table api_token add column revoked_at timestamp(6) with time zone;
