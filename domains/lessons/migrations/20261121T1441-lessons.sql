-- Bells: when lessons begin and end, in the school's own hours. A school has several lists of them.
create table bell_schedules (
  id uuid primary key,
  organization_id uuid not null references organizations,
  name text not null,
  shift int not null default 1 check (shift in (1, 2)),
  periods jsonb not null, -- [["08:30", "09:10"], …], the first lesson first
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
create unique index bell_schedules_by_name on bell_schedules (organization_id, lower(name)) where removed_at is null;

-- How a class studies. No row: its timetable has not been begun.
create table timetables (
  class_id uuid primary key references classes,
  bells_id uuid not null references bell_schedules,
  study_days int not null default 5 check (study_days in (5, 6)),
  announced_at timestamptz,
  announced_by uuid references people
);

-- The week's grid. A change ends one row and begins another, so that what was stays as it was.
create table timetable_slots (
  id uuid primary key,
  class_id uuid not null references classes,
  weekday int not null check (weekday between 1 and 7),
  no int not null check (no between 1 and 12),
  group_name text not null default '', -- a part of the class: «1», «англ.»
  subject_id uuid not null references subjects,
  teacher_id uuid references people,
  room text not null default '',
  remote boolean not null default false,
  device text check (device in ('board', 'panel', 'pc', 'laptop', 'tablet')),
  screen_minutes int,
  from_day date not null,
  to_day date, -- the last day it holds
  written_by uuid references people,
  written_at timestamptz not null default now()
);
create index timetable_slots_of_class on timetable_slots (class_id, weekday, no);
create index timetable_slots_of_teacher on timetable_slots (teacher_id) where to_day is null;

-- A lesson of a day that has something of its own: a change, a record, a call, marks. All others are read from the grid.
create table lessons (
  id uuid primary key,
  organization_id uuid not null references organizations,
  class_id uuid not null references classes,
  day date not null,
  no int not null check (no between 1 and 12),
  group_name text not null default '',
  subject_id uuid not null references subjects,
  teacher_id uuid references people,
  room text not null default '',
  remote boolean not null default false,
  device text check (device in ('board', 'panel', 'pc', 'laptop', 'tablet')),
  screen_minutes int,
  starts text,
  ends text,
  changed_at timestamptz, -- differs from the grid because somebody has said so
  changed_by uuid references people,
  reason text,
  cancelled_at timestamptz,
  moved_to_day date, -- cancelled here, held there
  moved_to_no int,
  moved_from_day date,
  moved_from_no int,
  started_at timestamptz,
  started_by uuid references people,
  topic text,
  form text check (form in ('lecture', 'consultation', 'practice', 'test', 'selfStudy', 'lesson')),
  means text,
  task text,
  task_due date,
  recorded_at timestamptz,
  recorded_by uuid references people,
  unique (class_id, day, no, group_name)
);
create index lessons_of_organization on lessons (organization_id, day);
create index lessons_of_teacher on lessons (teacher_id, day);

-- Calls in which a lesson was held: one, or more when it had to begin again. Presence is read from their stays.
create table lesson_calls (
  call_id uuid primary key references calls,
  lesson_id uuid not null references lessons,
  at timestamptz not null default now()
);
create index lesson_calls_of_lesson on lesson_calls (lesson_id);

-- R112: a phone is no device for a remote lesson. Who has asked to come in by one all the same, and who let them.
create table lesson_phones (
  lesson_id uuid not null references lessons,
  person_id uuid not null references people,
  asked_at timestamptz not null,
  admitted_at timestamptz,
  admitted_by uuid references people,
  primary key (lesson_id, person_id)
);

-- Remote mode, by the director's order (R105).
create table remote_orders (
  id uuid primary key,
  organization_id uuid not null references organizations,
  number text not null,
  day date not null,
  ground text not null check (ground in ('weather', 'quarantine', 'authority', 'competition')),
  from_day date not null,
  to_day date not null,
  bells_id uuid references bell_schedules, -- other bells for these days: longer breaks (R124)
  note text,
  declared_by uuid not null references people,
  declared_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references people,
  check (from_day <= to_day)
);
create index remote_orders_of_organization on remote_orders (organization_id, from_day desc);

create table remote_classes (
  order_id uuid not null references remote_orders on delete cascade,
  class_id uuid not null references classes,
  primary key (order_id, class_id)
);
create index remote_classes_of_class on remote_classes (class_id);

-- What somebody has at home for a remote lesson (R110), as they or their guardian have said.
create table equipment (
  person_id uuid primary key references people,
  devices text[] not null,
  camera boolean not null,
  microphone boolean not null,
  sound boolean not null,
  internet boolean not null,
  told_by uuid not null references people,
  told_at timestamptz not null default now()
);
