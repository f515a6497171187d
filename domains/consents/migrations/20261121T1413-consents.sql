-- The year's days off and working weekends, as the school has them from the government's act: terms are reckoned by them.
create table work_years (
  organization_id uuid not null references organizations on delete cascade,
  year int not null,
  off text[] not null, -- mm-dd: days off that are no Saturday or Sunday
  work text[] not null, -- mm-dd: Saturdays and Sundays on which people work
  act text not null,
  changed_by uuid not null references people,
  changed_at timestamptz not null,
  primary key (organization_id, year)
);
