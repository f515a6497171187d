-- Whoever came by a link at once and whom the school has since looked at. Employees have verified_at; this is for families.
alter table people add column known_at timestamptz, add column known_by uuid references people;

-- Roles given and taken: who, when, why; taken back = undone.
create table role_changes (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  person_id uuid not null references people,
  granted text[] not null,
  taken text[] not null,
  reason text,
  by_person uuid not null references people,
  at timestamptz not null,
  undone_by uuid references people,
  undone_at timestamptz
);
create index role_changes_of_person on role_changes (person_id, at desc);

-- How roles are confirmed in this school, in its own words or its region's. None = the usual text.
create table verification_texts (
  organization_id uuid primary key references organizations on delete cascade,
  text text not null,
  changed_by uuid not null references people,
  changed_at timestamptz not null
);
