-- Somebody of the school's list whom the journal's own sign-in has vouched for, on the way to their first account (R035).
create table journal_arrivals (
  person_id uuid primary key references people,
  organization_id uuid not null references organizations,
  provider_id uuid not null references sign_in_providers on delete cascade,
  issuer text not null,
  subject text not null,
  label text not null default '',
  expires_at timestamptz not null
);
