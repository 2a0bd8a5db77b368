create table annotation (
  id         varchar(36)  primary key,
  kind       varchar(16)  not null,
  title      varchar(200) not null,
  from_at    timestamp(6) with time zone not null,
  to_at      timestamp(6) with time zone not null,
  record     text,
  created_by varchar(80)  not null
);

create index annotation_time on annotation (from_at);

create table annotation_plane (
  annotation_id varchar(36) not null references annotation (id) on delete cascade,
  -- no reference: what happened to a plane stays true when its row is gone
  plane_id      varchar(63) not null,
  primary key (annotation_id, plane_id)
);
