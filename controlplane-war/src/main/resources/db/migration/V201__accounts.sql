create table account (
  id                        varchar(36)  primary key,
  name                      varchar(80)  not null unique,
  role                      varchar(16)  not null,
  unrestricted              boolean      not null,
  granted_planes            text         not null,
  granted_environments      text         not null,
  granted_lines_of_business text         not null,
  password_hash             varchar(200),
  subject                   varchar(500) unique,
  blocked                   boolean      not null,
  created_by                varchar(80)  not null,
  created_at                timestamp(6) with time zone not null,
  row_version               bigint       not null
);

-- In whose name it was made; null for what the operator's own token made. No foreign key: what outlives its account opens nothing.
alter table api_token add column account varchar(36);
alter table browser_session add column account varchar(36);
alter table sign_in_code add column account varchar(36);
