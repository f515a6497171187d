-- A list that the school has brought: what was read, what would change, and what has been done.
create table roster_imports (
  id uuid primary key,
  organization_id uuid not null references organizations,
  started_by uuid not null references people,
  file_name text not null,
  format text check (format in ('xlsx', 'csv', 'oneroster', 'sds')), -- null until it has been read
  state text not null check (state in ('reading', 'mapping', 'comparing', 'ready', 'writing', 'done', 'undone', 'failed', 'dropped')),
  reason jsonb, -- {ru, en} of a failure
  done int not null default 0,
  total int not null default 0,
  bytes bytea, -- the file itself, until it has been read
  sheets jsonb, -- as they stood in the file; emptied once the list is in, or after a month
  mapping jsonb,
  leave_absent boolean not null default false,
  decisions jsonb not null default '{}',
  summary jsonb, -- counts of the comparison
  deeds jsonb, -- what would be written
  started_at timestamptz not null default now(),
  ready_at timestamptz,
  written_at timestamptz,
  written_by uuid references people,
  undone_at timestamptz,
  undone_by uuid references people
);
create index roster_imports_of_organization on roster_imports (organization_id, started_at desc);

-- The comparison, row by row, in the order of the file.
create table roster_items (
  import_id uuid not null references roster_imports on delete cascade,
  place int not null,
  kind text not null check (kind in ('new', 'changed', 'same', 'leaving', 'doubtful', 'fault')),
  body jsonb not null,
  primary key (import_id, place)
);

-- What an import has changed, so that it can be taken back.
create table roster_changes (
  import_id uuid not null references roster_imports on delete cascade,
  place int not null,
  kind text not null,
  person_id uuid,
  class_id uuid,
  before jsonb,
  after jsonb,
  primary key (import_id, place)
);
create index roster_changes_of_person on roster_changes (person_id);

-- What a school has said of a heading: the next list is understood at once.
create table roster_headings (
  organization_id uuid not null references organizations,
  who text not null check (who in ('pupils', 'staff')),
  heading text not null,
  field text not null,
  primary key (organization_id, who, heading)
);

-- What lists know of people beyond names: for recognising them, for the school's own export, and for nobody's screen.
create table roster_details (
  person_id uuid primary key references people,
  organization_id uuid not null references organizations,
  birth_day date,
  phones text[] not null default '{}',
  email text
);
create index roster_details_of_organization on roster_details (organization_id);

-- What other systems call people: who is renamed there is still the same person here.
create table roster_ids (
  organization_id uuid not null references organizations,
  source_id text not null, -- 'oneroster:…', 'sds:…', 'table:…', 'snils:' and a keyed hash
  person_id uuid not null references people,
  primary key (organization_id, source_id)
);
create index roster_ids_of_person on roster_ids (person_id);
