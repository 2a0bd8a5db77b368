alter table plane add column version_since timestamp(6) with time zone;
alter table plane add column scrape_paused_until timestamp(6) with time zone;
alter table plane add column scrape_pause_ended timestamp(6) with time zone;
alter table plane add column scrape_pauses integer default 0 not null;

alter table plane_event add column version_before varchar(80);

update plane_event set version_before = (
  select former.version from plane_event former where former.id = (
    select max(earlier.id) from plane_event earlier
      where earlier.plane_id = plane_event.plane_id and earlier.id < plane_event.id and earlier.version is not null))
  where version is not null;

create index plane_event_at on plane_event (at);
