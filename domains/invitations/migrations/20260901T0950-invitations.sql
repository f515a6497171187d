create table invitations (
  id uuid primary key,
  organization_id uuid not null references organizations,
  class_id uuid references classes,
  role text not null check (role in ('teacher', 'employee', 'director', 'deputy', 'pupil', 'guardian')),
  token_hash bytea not null unique,
  approval boolean not null,
  uses_max int,
  uses int not null default 0,
  expires_at timestamptz not null,
  created_by uuid not null references people,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_by uuid
);
create index invitations_of_organization on invitations (organization_id, created_at desc);

-- Everybody who came through a link; with "joins at once" the request is accepted as it is made.
create table join_requests (
  id uuid primary key,
  organization_id uuid not null references organizations,
  invitation_id uuid not null references invitations,
  account_id uuid not null references accounts,
  last_name text not null,
  first_name text not null,
  patronymic text,
  child_last_name text,
  child_first_name text,
  relation text,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused')),
  reason text,
  person_id uuid references people, -- whom the request turned out to be
  decided_by uuid, -- null: joined at once
  decided_at timestamptz,
  created_at timestamptz not null default now()
);
-- A guardian of twins asks twice by one link.
create unique index join_requests_waiting on join_requests (invitation_id, account_id, lower(coalesce(child_last_name, '')), lower(coalesce(child_first_name, ''))) where state = 'waiting';
create index join_requests_of_account on join_requests (account_id);
create index join_requests_of_organization on join_requests (organization_id, created_at desc);

-- The code itself is derived from the id with the installation's secret and never stored; its hash finds the sheet.
create table activation_sheets (
  id uuid primary key,
  organization_id uuid not null references organizations,
  person_id uuid not null references people,
  code_hash bytea not null unique,
  printed_by uuid not null references people,
  printed_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references accounts,
  revoked_at timestamptz,
  disputed_at timestamptz
);
create unique index activation_sheets_open on activation_sheets (person_id) where used_at is null and revoked_at is null;
