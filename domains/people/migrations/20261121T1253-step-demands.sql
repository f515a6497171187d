-- A school that asks those who administer it for a second step at sign-in. Gone again = no row.
create table step_demands (
  organization_id uuid primary key references organizations on delete cascade,
  demanded_by uuid not null references people,
  demanded_at timestamptz not null default now()
);
