-- The version that a change is made on, as rules have it.
alter table objective add column row_version bigint default 0 not null;
