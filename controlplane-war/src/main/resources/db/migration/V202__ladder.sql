-- On which rung each plane's data ends, and since when; a row is written when that changes.
create table plane_rung (
  plane_id varchar(63) primary key references plane (id),
  failing  varchar(24),
  since    timestamp(6) with time zone not null
);
