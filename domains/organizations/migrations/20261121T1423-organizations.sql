-- The operator has closed a school for a time, with the reason its people read. Open again = empty.
alter table organizations
  add column suspended_at timestamptz,
  add column suspended_by uuid references accounts,
  add column suspended_for text;
