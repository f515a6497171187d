-- Lists that no person has brought: they come from the school's journal.
alter table roster_imports
  add column by_machine boolean not null default false,
  add column write_if_clear boolean not null default false; -- once, after the first comparison
