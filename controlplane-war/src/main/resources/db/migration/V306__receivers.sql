create table receivers (
  id         varchar(16) primary key,
  document   text        not null,
  changed_by varchar(80) not null,
  changed_at timestamp(6) with time zone not null
);
