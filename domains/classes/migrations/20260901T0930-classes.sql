create table classes (
  id uuid primary key,
  organization_id uuid not null references organizations,
  kind text not null check (kind in ('class', 'group', 'association')),
  name text not null,
  parallel int,
  letter text,
  year text not null, -- '2026/27'
  archived_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index classes_by_name on classes (organization_id, year, kind, lower(name)) where archived_at is null;

create table subjects (
  id uuid primary key,
  organization_id uuid not null references organizations,
  name text not null,
  removed_at timestamptz
);
create unique index subjects_by_name on subjects (organization_id, lower(name)) where removed_at is null;

-- A seat from one day to another; the open one has no end.
create table class_seats (
  id uuid primary key,
  class_id uuid not null references classes,
  person_id uuid not null references people,
  part text not null check (part in ('pupil', 'classTeacher', 'teacher')),
  subject_id uuid references subjects,
  taken_at timestamptz not null default now(),
  left_at timestamptz
);
create unique index class_seats_open on class_seats (class_id, person_id, part, coalesce(subject_id, '00000000-0000-0000-0000-000000000000'::uuid)) where left_at is null;
create index class_seats_of_person on class_seats (person_id) where left_at is null;
