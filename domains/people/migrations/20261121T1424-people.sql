-- Whose account was bound to whom before the school was suspended. While a row is here the person has no account, so
-- every door of the product is closed to them by what it asks anyway.
create table suspended_people (
  person_id uuid primary key references people on delete cascade,
  account_id uuid not null references accounts
);
create index suspended_people_of_account on suspended_people (account_id);
