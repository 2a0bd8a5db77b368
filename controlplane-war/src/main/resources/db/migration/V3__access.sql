create table api_token (
  id                        varchar(36)  primary key,
  token_hash                varchar(64)  not null unique,
  name                      varchar(80)  not null,
  role                      varchar(16)  not null,
  unrestricted              boolean      not null,
  granted_planes            text         not null,
  granted_environments      text         not null,
  granted_lines_of_business text         not null,
  created_by                varchar(80)  not null,
  created_at                timestamp(6) with time zone not null,
  expires_at                timestamp(6) with time zone not null
);

create table browser_session (
  token_hash                varchar(64)  primary key,
  name                      varchar(80)  not null,
  role                      varchar(16)  not null,
  unrestricted              boolean      not null,
  granted_planes            text         not null,
  granted_environments      text         not null,
  granted_lines_of_business text         not null,
  created_at                timestamp(6) with time zone not null,
  expires_at                timestamp(6) with time zone not null
);

create table sign_in_code (
  code_hash                 varchar(64)  primary key,
  name                      varchar(80)  not null,
  role                      varchar(16)  not null,
  unrestricted              boolean      not null,
  granted_planes            text         not null,
  granted_environments      text         not null,
  granted_lines_of_business text         not null,
  expires_at                timestamp(6) with time zone not null
);
