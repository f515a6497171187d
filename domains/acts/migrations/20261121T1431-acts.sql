-- The shelf of local acts (R201, R206–R209): a document, and its versions with their terms.
create table acts (
  id uuid primary key,
  organization_id uuid not null references organizations,
  kind text not null check (kind in ('decision', 'order', 'bylaw', 'list', 'message', 'other')),
  title text not null,
  public_since timestamptz, -- on the page that is open without signing in
  created_by uuid not null references people,
  created_at timestamptz not null default now()
);
create index acts_of_organization on acts (organization_id);

-- Without a day of adoption it is a draft, and an act has one at most. What was adopted does not change any more.
create table act_versions (
  id uuid primary key,
  act_id uuid not null references acts on delete cascade,
  no int not null,
  text text,
  file jsonb,
  number text not null default '',
  adopted_on date,
  valid_from date,
  valid_to date, -- the last day
  pupils_council text, -- «протокол № 3 от 12.05.2026» (R187; part 3 of article 30 of 273-FZ)
  parents_council text,
  written_by uuid not null references people,
  written_at timestamptz not null default now(),
  adopted_by uuid references people,
  unique (act_id, no),
  check ((text is null) <> (file is null)),
  check ((adopted_on is null) = (valid_from is null)),
  check (valid_to >= valid_from)
);
create unique index act_versions_draft on act_versions (act_id) where adopted_on is null;

-- «Ознакомлен(а)» is gathered by an announcement: its list, its paper marks, its sheet.
create table act_notices (
  version_id uuid not null references act_versions on delete cascade,
  announcement_id uuid not null references announcements on delete cascade,
  primary key (version_id, announcement_id)
);

-- The school has decided to show its acts to everybody (R206).
create table act_pages (
  organization_id uuid primary key references organizations,
  opened_by uuid not null references people,
  opened_at timestamptz not null default now()
);
