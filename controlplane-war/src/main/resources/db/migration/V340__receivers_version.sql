-- Counted up by each change, so that two administrators can't overwrite each other's receivers unseen.
alter table receivers add column row_version bigint default 1 not null;
