-- What Alertmanager refuses of the receivers: only the replica that writes the configuration hears it, and each replica shows it.
create table receivers_skipped (
  id        varchar(16) primary key,
  digest    varchar(64) not null,
  sentences text        not null
);
