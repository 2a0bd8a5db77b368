-- From where a change was asked for; null for what the control plane did by itself.
alter table audit_entry add column client_address varchar(64);
-- Equal events of one minute share a row: how many they were, and when the last one was.
alter table audit_entry add column occurrences bigint default 1 not null;
alter table audit_entry add column last_at timestamp(6) with time zone;
alter table audit_entry add column bucket varchar(400);
create unique index audit_entry_bucket on audit_entry (bucket);
create index audit_entry_at on audit_entry (at);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_action on audit_entry (action, id);
