create extension if not exists citext;
create extension if not exists pg_trgm;

create table accounts (
  id uuid primary key,
  name text not null,
  login citext unique,
  email citext unique,
  phone text unique, -- E.164
  password_hash text,
  created_at timestamptz not null default now()
);

-- The platform's operators: a record with its day, not a mark on the account.
create table operators (
  account_id uuid primary key references accounts,
  appointed_at timestamptz not null default now()
);

create table sessions (
  id uuid primary key,
  account_id uuid not null references accounts,
  token_hash bytea not null unique,
  opened_by text not null check (opened_by in ('password', 'code', 'sheet', 'invitation', 'registration', 'setup')),
  device text not null,
  place text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  ended_at timestamptz
);
create index sessions_of_account on sessions (account_id) where ended_at is null;

create table sign_in_codes (
  id uuid primary key,
  address text not null, -- E.164 or e-mail in lower case
  purpose text not null check (purpose in ('sign_in', 'registration')),
  code_hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index sign_in_codes_of_address on sign_in_codes (address, purpose) where used_at is null;
