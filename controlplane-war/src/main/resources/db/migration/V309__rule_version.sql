-- The version of the rule files that are to be fetched, so that whoever has it is told so without reading them.
create table rule_version (
  id      varchar(16) primary key,
  version varchar(64) not null
);
