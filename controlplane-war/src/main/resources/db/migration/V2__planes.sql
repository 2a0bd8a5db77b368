create table plane (
  id                varchar(63)  primary key,
  display_name      varchar(80)  not null,
  environment       varchar(63)  not null,
  line_of_business  varchar(63)  not null,
  version           varchar(80),
  scrape_path       varchar(16)  not null,
  collector_address varchar(300),
  direct_address    varchar(300),
  created_at        timestamp(6) with time zone not null,
  registered_at     timestamp(6) with time zone,
  last_seen         timestamp(6) with time zone,
  row_version       bigint       not null
);

create table join_token (
  id         varchar(36)   primary key,
  plane_id   varchar(63)   not null references plane (id),
  token_hash varchar(64)   not null unique,
  announce   varchar(10000) not null,
  issued_at  timestamp(6) with time zone not null
);

create index join_token_plane on join_token (plane_id);
