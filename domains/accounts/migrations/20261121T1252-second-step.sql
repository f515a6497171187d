-- What only the owner's own device shows. The secret is sealed with the installation's key: the table alone opens nothing.
create table totp_factors (
  account_id uuid primary key references accounts on delete cascade,
  sealed_secret bytea not null,
  confirmed_at timestamptz, -- null: shown once, not yet in use
  last_step bigint not null default 0, -- a code is good once
  created_at timestamptz not null default now()
);

create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkeys_of_account on passkeys (account_id);

create table recovery_codes (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  code_hash bytea not null unique,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index recovery_codes_of_account on recovery_codes (account_id) where used_at is null;

-- Between the password and the second step: a few minutes, for whoever holds the token.
create table sign_in_steps (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  token_hash bytea not null unique,
  opened_by text not null check (opened_by in ('password', 'code')),
  challenge text, -- for a passkey
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);

-- What a new passkey must sign; one at a time for an account.
create table passkey_challenges (
  account_id uuid primary key references accounts on delete cascade,
  challenge text not null,
  expires_at timestamptz not null
);

-- The operators' own rule; a school's stands with its people.
create table operator_step_demands (
  one boolean primary key default true check (one),
  demanded_by uuid not null references accounts,
  demanded_at timestamptz not null default now()
);

create table account_locks (
  account_id uuid primary key references accounts on delete cascade,
  locked_by uuid references accounts,
  reason text not null,
  locked_at timestamptz not null default now()
);

create table intrusion_reports (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  words text not null,
  locked boolean not null,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by uuid references accounts
);
create index intrusion_reports_open on intrusion_reports (created_at desc);

create table account_exports (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  done integer not null default 0,
  parts integer not null default 0,
  file_name text,
  size bigint,
  ready_at timestamptz,
  failed_at timestamptz,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index account_exports_of_account on account_exports (account_id, created_at desc);

create table account_deletions (
  account_id uuid primary key references accounts on delete cascade,
  asked_at timestamptz not null default now(),
  due_at timestamptz not null,
  done_at timestamptz
);
create index account_deletions_due on account_deletions (due_at) where done_at is null;

alter table sign_in_codes drop constraint sign_in_codes_purpose_check;
alter table sign_in_codes add constraint sign_in_codes_purpose_check
  check (purpose in ('sign_in', 'registration', 'binding'));
