-- Who else may vouch for an account: identity providers of a region or of a school (OpenID Connect).
create table sign_in_providers (
  id uuid primary key,
  organization_id uuid references organizations, -- null: of the whole installation, the operator's
  name text not null, -- words of the button
  issuer text not null,
  client_id text not null,
  sealed_secret bytea, -- null: a public client
  scope text not null default 'openid',
  added_by uuid not null references accounts,
  added_at timestamptz not null default now(),
  removed_at timestamptz
);
create index sign_in_providers_open on sign_in_providers (organization_id) where removed_at is null;

-- Somebody there is this account here. Only the account's owner says so; an identity that nobody has bound opens nothing.
create table account_identities (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  provider_id uuid not null references sign_in_providers,
  issuer text not null, -- a provider that moves to another issuer vouches for nobody it knew
  subject text not null,
  label text not null default '', -- how the provider calls them, for their own eyes
  bound_at timestamptz not null default now(),
  last_used_at timestamptz,
  unique (provider_id, issuer, subject),
  unique (account_id, provider_id)
);

-- One walk to a provider and back. The browser holds the token; state, nonce and verifier are derived with the
-- installation's secret, so the table alone answers nothing.
create table provider_walks (
  id uuid primary key,
  provider_id uuid not null references sign_in_providers on delete cascade,
  token_hash bytea not null unique,
  account_id uuid references accounts on delete cascade, -- of whoever binds; null: of whoever comes in
  return_to text not null, -- the very address given to the provider
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);

alter table sessions drop constraint sessions_opened_by_check;
alter table sessions add constraint sessions_opened_by_check
  check (opened_by in ('password', 'code', 'sheet', 'invitation', 'registration', 'setup', 'provider'));
alter table sign_in_steps drop constraint sign_in_steps_opened_by_check;
alter table sign_in_steps add constraint sign_in_steps_opened_by_check
  check (opened_by in ('password', 'code', 'provider'));
