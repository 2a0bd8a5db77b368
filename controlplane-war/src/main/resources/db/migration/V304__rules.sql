create table fleet_rule (
  id                        varchar(36)  primary key,
  definition                text         not null,
  reached                   text         not null,
  name                      varchar(80)  not null,
  role                      varchar(16)  not null,
  unrestricted              boolean      not null,
  granted_planes            text         not null,
  granted_environments      text         not null,
  granted_lines_of_business text         not null,
  changed_at                timestamp(6) with time zone not null,
  row_version               bigint       not null
);
