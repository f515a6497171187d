create table school_exports (
  id uuid primary key,
  organization_id uuid not null references organizations,
  reason text not null,
  by_person uuid references people, -- null: an operator
  by_account uuid not null,
  requested_at timestamptz not null,
  state text not null default 'working' check (state in ('working', 'ready', 'failed')),
  done int not null default 0,
  total int not null default 0,
  file_name text,
  size bigint,
  expires_at timestamptz
);
create index school_exports_of_organization on school_exports (organization_id, requested_at desc);

-- Schools that came from another installation, so that the same archive brings the same school again.
create table school_imports (
  source_id uuid primary key, -- the school's id where it came from
  organization_id uuid not null references organizations,
  new_ids boolean not null,
  imported_at timestamptz not null default now()
);
