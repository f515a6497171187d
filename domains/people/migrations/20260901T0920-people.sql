create table people (
  id uuid primary key,
  organization_id uuid not null references organizations,
  account_id uuid references accounts,
  last_name text not null,
  first_name text not null,
  patronymic text,
  post text,
  verified_at timestamptz, -- the school has confirmed who this is
  verified_by uuid,
  joined_at timestamptz, -- when the account was bound
  left_at timestamptz,
  created_at timestamptz not null default now()
);
create index people_of_organization on people (organization_id, last_name, first_name) where left_at is null;
create unique index people_of_account on people (account_id, organization_id) where left_at is null;

create table person_roles (
  person_id uuid not null references people,
  role text not null check (role in ('administrator', 'additionalAdministrator', 'director', 'deputy', 'responsible', 'teacher', 'employee', 'pupil', 'guardian')),
  granted_by uuid,
  granted_at timestamptz not null default now(),
  primary key (person_id, role)
);

create table guardianships (
  guardian_id uuid not null references people,
  pupil_id uuid not null references people,
  relation text not null check (relation in ('mother', 'father', 'grandmother', 'grandfather', 'guardian')),
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (guardian_id, pupil_id)
);
create index guardianships_of_pupil on guardianships (pupil_id);
