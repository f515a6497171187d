-- R154: who of the staff may read the figures besides the administrator and the director. Taken back = no row.
create table statistics_readers (
  person_id uuid primary key references people on delete cascade,
  organization_id uuid not null references organizations,
  given_by uuid not null references people,
  given_at timestamptz not null default now()
);
create index statistics_readers_of_organization on statistics_readers (organization_id);

-- One day of one school, in figures: no names of people, no texts. The columns are what whole territories are compared
-- by; `figures` has the rest.
create table statistics_days (
  organization_id uuid not null references organizations,
  day date not null, -- of the school's zone
  pupils int not null,
  pupils_joined int not null,
  guardians int not null,
  guardians_joined int not null,
  staff int not null,
  staff_joined int not null,
  figures jsonb not null,
  taken_at timestamptz not null,
  primary key (organization_id, day)
);
