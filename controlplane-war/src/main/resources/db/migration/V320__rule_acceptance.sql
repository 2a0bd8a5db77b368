-- Which text of each rule file the engines have read, and when the engine that read it was started: what ends an engine is taken out.
create table rule_acceptance (
  name           varchar(120) primary key,
  digest         varchar(64)  not null,
  accepted_at    timestamp(6) with time zone not null,
  engine_started timestamp(6) with time zone
);

-- A text that may end the engine is not tried again with the next start of the control plane.
alter table rule_refusal add column lasting boolean default false not null;
