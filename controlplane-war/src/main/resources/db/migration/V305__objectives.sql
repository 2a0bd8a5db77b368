create table objective (
  id                        varchar(63)  primary key,
  definition                text         not null,
  name                      varchar(80)  not null,
  role                      varchar(16)  not null,
  unrestricted              boolean      not null,
  granted_planes            text         not null,
  granted_environments      text         not null,
  granted_lines_of_business text         not null,
  changed_at                timestamp(6) with time zone not null
);

insert into objective values (
  'errors',
  '{"name":"errors","description":"Fewer than 1 % of the requests fail","service":"","events":"http_server_request_duration_seconds_count{http_response_status_code=~\"5..\"}","counts":"bad","total":"http_server_request_duration_seconds_count","target":0.99,"targets":{},"windowDays":30,"planes":[],"environments":[],"linesOfBusiness":[]}',
  'planewatch', 'ADMIN', true, '', '', '', current_timestamp);
insert into objective values (
  'latency',
  '{"name":"latency","description":"99 % of the requests take less than 500 ms","service":"","events":"http_server_request_duration_seconds_bucket{le=\"0.5\"}","counts":"good","total":"http_server_request_duration_seconds_count","target":0.99,"targets":{},"windowDays":30,"planes":[],"environments":[],"linesOfBusiness":[]}',
  'planewatch', 'ADMIN', true, '', '', '', current_timestamp);
