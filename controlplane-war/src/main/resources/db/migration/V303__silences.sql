create table silence (
  id              varchar(36)  primary key,
  alertmanager_id varchar(64)  not null,
  kind            varchar(16)  not null,
  matchers        text         not null,
  unrestricted    boolean      not null,
  planes          text         not null,
  reason          varchar(500) not null,
  owner           varchar(80)  not null,
  starts_at       timestamp(6) with time zone not null,
  ends_at         timestamp(6) with time zone not null
);

create index silence_end on silence (ends_at);
