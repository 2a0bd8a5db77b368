-- Annotations are counted by author, and forgotten some time after their end.
create index annotation_author on annotation (created_by);
create index annotation_end on annotation (to_at);
