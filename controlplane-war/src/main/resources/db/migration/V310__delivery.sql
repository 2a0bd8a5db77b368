-- What engines come for that share no folder with the control plane: rules on one channel, Alertmanager's configuration on another.
-- An id is channel/name.
create table delivered_file (
  id   varchar(140) primary key,
  text text         not null
);
insert into delivered_file (id, text) select 'rules/' || name, text from rule_file;
drop table rule_file;

-- The version of all files of a channel, so that whoever has it is told so without reading them.
create table delivered_version (
  channel varchar(16) primary key,
  version varchar(64) not null
);
insert into delivered_version (channel, version) select 'rules', version from rule_version;
drop table rule_version;

-- Which version each reader has in place, and which one its engine did not take.
create table delivery_reader (
  id      varchar(80)  primary key,
  held    varchar(64)  not null,
  refused varchar(64)  not null,
  reason  text         not null
);
insert into delivery_reader (id, held, refused, reason) select 'rules/' || name, held, '', '' from rule_reader;
drop table rule_reader;
