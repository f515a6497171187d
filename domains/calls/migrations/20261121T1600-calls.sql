-- What is being said, written down for those who do not hear it: by whom a host has asked. The latest lines only, and
-- only while the call goes on.
alter table call_people
  add column captions_at timestamptz,
  add column captions_by uuid references people;
alter table calls add column captions jsonb not null default '[]';
