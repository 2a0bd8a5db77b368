-- Whose documents count together: 'account:ID', 'token:ID' of the first API token of a lineage, or 'name:NAME'. The names of tokens are free
-- to choose, so a quota by name would multiply by tokens. Null for what a former version wrote meanwhile.
alter table annotation add column author_key varchar(100);
alter table silence add column author_key varchar(100);
alter table fleet_rule add column author_key varchar(100);
alter table objective add column author_key varchar(100);
alter table dashboard add column author_key varchar(100);

update annotation set author_key = coalesce(
  (select concat('account:', a.id) from account a where a.name = annotation.created_by), concat('name:', created_by));
update silence set author_key = coalesce(
  (select concat('account:', a.id) from account a where a.name = silence.owner), concat('name:', owner));
update fleet_rule set author_key =
  case when author_account is null then concat('name:', name) else concat('account:', author_account) end;
update objective set author_key =
  case when author_account is null then concat('name:', name) else concat('account:', author_account) end;
update dashboard set author_key = owner_key;

create index annotation_author_key on annotation (author_key);
create index dashboard_author_key on dashboard (author_key);
