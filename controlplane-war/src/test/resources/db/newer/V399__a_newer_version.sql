-- What a later version of the control plane might add, below the highest number that this one has.
create table thing_of_a_newer_version (
  id varchar(36) primary key
);
