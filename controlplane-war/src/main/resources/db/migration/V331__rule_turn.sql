-- When a rule file is tried again that Prometheus may have ended of: 0 now, higher numbers one after the other, null never.
alter table rule_refusal add column turn bigint;
