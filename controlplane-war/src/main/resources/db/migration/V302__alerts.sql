create sequence alert_period_ids start with 1 increment by 1;

create table alert_period (
  id          bigint       primary key,
  fingerprint varchar(32)  not null,
  data_plane  varchar(63)  not null,
  labels      text         not null,
  annotations text         not null,
  source      text         not null,
  starts_at   timestamp(6) with time zone not null,
  ends_at     timestamp(6) with time zone,
  received_at timestamp(6) with time zone not null,
  unique (fingerprint, starts_at)
);

create index alert_period_start on alert_period (starts_at);
create index alert_period_end on alert_period (ends_at);

create table lease (
  name    varchar(32) primary key,
  holder  varchar(36) not null,
  until   timestamp(6) with time zone not null
);
