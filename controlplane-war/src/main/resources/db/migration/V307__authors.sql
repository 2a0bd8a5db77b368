-- The account whose grants hold for what it wrote; null for what the operator's own token, or nobody in particular, wrote.
alter table fleet_rule add column author_account varchar(36);
alter table objective add column author_account varchar(36);
-- The planes that it reached when it was written, to be compared with later ones.
alter table objective add column reached text default '' not null;
