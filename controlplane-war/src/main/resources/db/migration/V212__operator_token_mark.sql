-- Marks of operator tokens in the order in which the control plane began to use them: a replica that starts with a former token must not end what
-- the present token made.
create table operator_token_mark (
  mark       varchar(48) primary key,
  ordinal_no bigint      not null,
  since      timestamp(6) with time zone not null
);
