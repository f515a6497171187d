-- A guest: somebody of no school here, by a link with their name on it, for one call or one that is planned.
create table call_guests (
  id uuid primary key,
  organization_id uuid not null references organizations,
  call_id uuid references calls,
  planned_id uuid references planned_calls,
  name text not null,
  from_where text not null,
  token_hash bytea not null unique,
  created_by uuid not null references people,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references people,
  check (num_nonnulls(call_id, planned_id) = 1)
);
create index call_guests_of_call on call_guests (call_id);
create index call_guests_of_plan on call_guests (planned_id);

-- In a call somebody is a person of the school, or a guest; a guest has no account.
alter table call_people drop constraint call_people_person_id_fkey, alter column account_id drop not null;
alter table call_stays drop constraint call_stays_person_id_fkey;
