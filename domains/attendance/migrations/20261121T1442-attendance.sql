-- Who was at a lesson, as the teacher has said. Before that, presence is read from the stays in the lesson's calls.
create table attendance_marks (
  lesson_id uuid not null references lessons,
  pupil_id uuid not null references people,
  mark text not null check (mark in ('present', 'absent', 'ill')),
  marked_by uuid not null references people,
  marked_at timestamptz not null default now(),
  primary key (lesson_id, pupil_id)
);
create index attendance_marks_of_pupil on attendance_marks (pupil_id);

-- «Сегодня не придёт»: told by a guardian, or written down by whoever answers for the class.
create table absences (
  id uuid primary key,
  organization_id uuid not null references organizations,
  pupil_id uuid not null references people,
  from_day date not null,
  to_day date not null,
  why text not null check (why in ('ill', 'family', 'competition', 'other')),
  note text,
  told_by uuid not null references people,
  told_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references people,
  check (from_day <= to_day)
);
create index absences_of_pupil on absences (pupil_id, from_day desc) where ended_at is null;
create index absences_of_organization on absences (organization_id, from_day, to_day) where ended_at is null;
