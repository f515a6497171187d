-- Whom a host has asked to conduct it, too, and what somebody has just said with one press.
alter table call_people
  add column cohost_at timestamptz,
  add column cohost_by uuid references people,
  add column reaction text,
  add column reacted_at timestamptz;
