-- Who came, moved, left and came back, on what day and by what order. Names of classes are those of that day.
create table movements (
  id uuid primary key,
  organization_id uuid not null references organizations,
  person_id uuid not null references people,
  kind text not null check (kind in ('arrived', 'moved', 'takenOut', 'left', 'returned', 'promoted', 'graduated', 'tookClass', 'gaveClass')),
  from_class_id uuid references classes,
  to_class_id uuid references classes,
  from_name text,
  to_name text,
  day date not null,
  order_number text,
  reason text,
  school_year_id uuid,
  made_by uuid references people,
  made_at timestamptz not null default clock_timestamp(),
  undone_at timestamptz,
  undone_by uuid references people
);
create index movements_of_organization on movements (organization_id, day desc, made_at desc) where undone_at is null;
create index movements_of_person on movements (person_id, made_at desc);

-- A promotion of the whole school in one step, with what it changed, so that it can be taken back.
create table school_years (
  id uuid primary key,
  organization_id uuid not null references organizations,
  from_year text not null,
  to_year text not null,
  changes jsonb not null,
  started_at timestamptz not null default now(),
  started_by uuid references people,
  undone_at timestamptz,
  undone_by uuid references people
);
create index school_years_of_organization on school_years (organization_id, started_at desc);

-- What was before this table: pupils' seats tell it themselves.
insert into movements (id, organization_id, person_id, kind, to_class_id, to_name, day, made_at)
select gen_random_uuid(), c.organization_id, s.person_id, 'arrived', c.id, c.name, (s.taken_at at time zone o.time_zone)::date, s.taken_at
  from class_seats s join classes c on c.id = s.class_id join organizations o on o.id = c.organization_id
 where s.part = 'pupil' and c.kind = 'class' and s.left_at is null;
