-- Of what an account has been told last besides chats and calls, by the fact that told it: what a woken device asks for.
create table matters_told (
  account_id uuid not null references accounts,
  fact text not null,
  matter_id uuid not null,
  at timestamptz not null,
  primary key (account_id, fact, matter_id)
);
drop table consent_told;
