-- Who oversees the schools of a territory (R058): a region, or one municipality of it. An account of its own, of nobody
-- in any school. Ended and not removed: the school reads who it was.
create table curators (
  id uuid primary key,
  account_id uuid not null references accounts,
  region text not null,
  municipality text, -- null: the whole region
  appointed_by uuid not null references accounts,
  appointed_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references accounts
);
create unique index curators_once on curators (account_id, region, coalesce(municipality, '')) where ended_at is null;

-- A school shows its figures to the curators of this very territory. Another territory in its profile: no consent yet.
create table network_consents (
  organization_id uuid primary key references organizations,
  region text not null,
  municipality text not null,
  given_by uuid not null references people,
  given_at timestamptz not null default now()
);

-- What a curator and the administration of a school write to one another (R198).
create table curator_letters (
  id uuid primary key,
  organization_id uuid not null references organizations,
  curator_id uuid not null references curators,
  person_id uuid references people, -- of the school; null: the curator wrote
  text text not null,
  at timestamptz not null default clock_timestamp(),
  read_at timestamptz -- by somebody of the other side
);
create index curator_letters_of_thread on curator_letters (organization_id, curator_id, at);
create index curator_letters_unread on curator_letters (organization_id, curator_id) where read_at is null;
