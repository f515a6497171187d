-- The school's own calendar: its terms and its holidays, for everybody or for some grades.
create table study_spans (
  id uuid primary key,
  organization_id uuid not null references organizations,
  kind text not null check (kind in ('term', 'holidays')),
  name text not null,
  from_day date not null,
  to_day date not null,
  first_grade int,
  last_grade int,
  written_by uuid references people,
  written_at timestamptz not null default now(),
  check (from_day <= to_day),
  check ((first_grade is null) = (last_grade is null))
);
create index study_spans_of_organization on study_spans (organization_id, from_day);

-- R118: what a pupil hands in for the task of a lesson, and what the teacher says of it. Files are kept by these rows.
alter table lessons add column task_files jsonb not null default '[]';
create table task_works (
  id uuid primary key,
  lesson_id uuid not null references lessons,
  pupil_id uuid not null references people,
  text text not null,
  files jsonb not null,
  handed_at timestamptz not null,
  handed_by uuid not null references people,
  verdict text check (verdict in ('accepted', 'returned')),
  answer text,
  answered_at timestamptz,
  answered_by uuid references people,
  unique (lesson_id, pupil_id)
);
create index task_works_of_pupil on task_works (pupil_id);
create index task_works_waiting on task_works (lesson_id) where verdict is null;
create index lessons_with_tasks on lessons (class_id, task_due) where task is not null;
