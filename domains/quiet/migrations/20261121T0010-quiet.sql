-- The school's act on quiet hours (R137–R139). No row: the school has set nothing, and nothing waits.
create table quiet_hours (
  organization_id uuid primary key references organizations,
  mode text not null check (mode in ('off', 'hold', 'refuse')),
  from_minute int not null check (from_minute between 0 and 1439), -- on the wall clock of the school's zone
  to_minute int not null check (to_minute between 0 and 1439),
  working_from int check (working_from between 0 and 1439),
  working_to int check (working_to between 0 and 1439),
  working_days int[] not null default '{1,2,3,4,5,6}', -- Monday is 1
  urgent_roles text[] not null,
  act_number text,
  act_date date,
  set_by uuid not null references people,
  set_at timestamptz not null default now(),
  check (from_minute <> to_minute),
  check ((working_from is null) = (working_to is null)),
  check (working_from < working_to)
);

-- «Не беспокоить меня».
create table own_hours (
  person_id uuid primary key references people,
  from_minute int not null check (from_minute between 0 and 1439),
  to_minute int not null check (to_minute between 0 and 1439),
  days_off int[] not null default '{}',
  set_at timestamptz not null default now()
);
