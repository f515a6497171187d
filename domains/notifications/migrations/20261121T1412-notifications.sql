-- Of which documents an account has been told last: what a woken device asks for.
create table consent_told (
  account_id uuid not null references accounts,
  request_id uuid not null references consent_requests on delete cascade,
  withdrawn boolean not null, -- somebody has withdrawn; else: asked to sign
  at timestamptz not null,
  primary key (account_id, request_id)
);
