-- From where and how a browser signed in, for the list of sessions; null for those that are older than the columns.
alter table browser_session add column client_address varchar(64);
alter table browser_session add column signed_in_by varchar(16);
create index browser_session_account on browser_session (account);
create index api_token_account on api_token (account);

-- When and from where the link was made, for the limit on links that nobody has used.
alter table sign_in_code add column created_at timestamp(6) with time zone;
create index sign_in_code_account on sign_in_code (account);

-- Tokens of embedded pages live for minutes and are many. The row of embed_token_order is locked by each transaction that adds one, so the order
-- of seq is the order of the commits, and a replica loads only the rows after the last one that it knows.
create table embed_token_order (
  last_seq bigint not null
);
insert into embed_token_order (last_seq) values (0);
create table embed_token (
  seq                       bigint       primary key,
  id                        varchar(36)  not null unique,
  token_hash                varchar(64)  not null unique,
  name                      varchar(80)  not null,
  role                      varchar(16)  not null,
  unrestricted              boolean      not null,
  granted_planes            text         not null,
  granted_environments      text         not null,
  granted_lines_of_business text         not null,
  account                   varchar(36),
  lineage                   text         not null,
  issuer                    varchar(100) not null,
  origin                    varchar(300) not null,
  expires_at                timestamp(6) with time zone not null
);
create index embed_token_account on embed_token (account);
create index embed_token_issuer on embed_token (issuer, expires_at);
create index embed_token_expiry on embed_token (expires_at);
