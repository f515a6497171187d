-- Of which eighteenth birthday a family has been told: a month before, and once it has come.
create table age_notices (
  pupil_id uuid not null references people,
  stage text not null check (stage in ('soon', 'come')),
  day date not null,
  at timestamptz not null,
  primary key (pupil_id, stage, day)
);
