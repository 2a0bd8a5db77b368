-- What the engines that come for their rules shall read; empty where a folder is shared with them.
create table rule_file (
  name varchar(120) primary key,
  text text         not null
);

-- Which document each of them has in place.
create table rule_reader (
  name varchar(63) primary key,
  held varchar(64) not null
);

-- Texts that the engine did not take, known to every replica.
create table rule_refusal (
  name   varchar(120) primary key,
  text   text         not null,
  reason text         not null
);
