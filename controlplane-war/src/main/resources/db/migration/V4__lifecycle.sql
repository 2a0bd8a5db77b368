alter table plane add column owner varchar(80);
alter table plane add column tier varchar(63);
alter table plane add column labels text default '{}' not null;
alter table plane add column lifecycle varchar(16) default 'REGISTERED' not null;
alter table plane add column lifecycle_since timestamp(6) with time zone;
alter table plane add column maintenance_until timestamp(6) with time zone;
alter table plane add column retired_at timestamp(6) with time zone;

update plane set lifecycle_since = created_at;
alter table plane alter column lifecycle_since set not null;

alter table join_token add column valid_until timestamp(6) with time zone;

create sequence plane_event_ids start with 1 increment by 1;

create table plane_event (
  id        bigint      primary key,
  plane_id  varchar(63) not null references plane (id),
  at        timestamp(6) with time zone not null,
  lifecycle varchar(16),
  version   varchar(80)
);

create index plane_event_plane on plane_event (plane_id, id);

create sequence audit_entry_ids start with 1 increment by 1;

create table audit_entry (
  id      bigint       primary key,
  at      timestamp(6) with time zone not null,
  actor   varchar(80)  not null,
  action  varchar(63)  not null,
  subject varchar(120) not null,
  detail  varchar(500) not null
);
