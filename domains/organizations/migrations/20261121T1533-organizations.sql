-- The operator takes no new schools for now, and what schools read instead of the form. No row: it takes them.
create table intake_stops (
  one boolean primary key default true check (one),
  words text not null,
  stopped_by uuid not null references accounts,
  stopped_at timestamptz not null
);
