create table revision (
  topic   varchar(32) primary key,
  changes bigint      not null
);

insert into revision (topic, changes) values ('PLANES', 1);
insert into revision (topic, changes) values ('ACCESS', 1);
