-- The origin of the page that may use the token; null for a token that programs use.
alter table api_token add column embedding_origin varchar(300);

-- A plane that a static job of Prometheus scrapes: it never registers itself.
alter table plane add column static_target boolean default false not null;
