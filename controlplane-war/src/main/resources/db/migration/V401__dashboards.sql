-- Every version that was saved; the highest one of a name is what is shown.
create table dashboard_version (
  name     varchar(80)  not null,
  version  bigint       not null,
  title    varchar(200) not null,
  document text         not null,
  author   varchar(80)  not null,
  saved_at timestamp(6) with time zone not null,
  primary key (name, version)
);
