-- A teacher offers times to talk, a guardian takes one.
create table appointment_times (
  id uuid primary key,
  organization_id uuid not null references organizations,
  teacher_id uuid not null references people,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null,
  note text,
  taken_by uuid references people, -- a guardian, or a pupil of age
  pupil_id uuid references people, -- about whom
  wish text, -- what to talk about
  taken_at timestamptz,
  cancelled_at timestamptz, -- by the teacher, once it was taken: whoever has taken it is told
  reason text,
  created_at timestamptz not null default now(),
  check (num_nulls(taken_by, pupil_id, taken_at) in (0, 3)),
  check (cancelled_at is null or taken_by is not null)
);
create index appointment_times_of_teacher on appointment_times (teacher_id, starts_at);
create index appointment_times_of_family on appointment_times (taken_by, starts_at) where taken_by is not null;
create index appointment_times_of_organization on appointment_times (organization_id, starts_at);
