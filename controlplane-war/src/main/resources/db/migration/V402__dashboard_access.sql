-- A dashboard: who owns it, for which planes it is, and whether it is in the bin. Its documents are the rows of dashboard_version, whose
-- column "name" holds the id. Before, the name was the id; such dashboards stay readable by everybody.
create table dashboard (
  id                        varchar(80)  primary key,
  name                      varchar(80)  not null,
  -- Owner and name while the dashboard is in use, so that two saves at one moment do not make two; null in the bin.
  name_key                  varchar(200),
  owner                     varchar(80)  not null,
  owner_key                 varchar(100) not null,
  everybody                 boolean      not null,
  granted_planes            text         not null,
  granted_environments      text         not null,
  granted_lines_of_business text         not null,
  scope_key                 varchar(64)  not null,
  deleted_at                timestamp(6) with time zone,
  deleted_by                varchar(80),
  constraint dashboard_name_key unique (name_key)
);
create index dashboard_owner on dashboard (owner_key);

insert into dashboard
  (id, name, owner, owner_key, everybody, granted_planes, granted_environments, granted_lines_of_business, scope_key)
select v.name, v.name, v.author, concat('name:', v.author), true, '', '', '', 'everybody'
from dashboard_version v
where v.version = (select min(f.version) from dashboard_version f where f.name = v.name);

-- Of the document, so that the room that documents take is summed without reading them; 0 until it is counted.
alter table dashboard_version add column bytes bigint default 0 not null;
update dashboard_version set bytes = octet_length(document);
