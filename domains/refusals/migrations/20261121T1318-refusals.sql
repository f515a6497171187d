-- Somebody has said in writing that the platform is not for them (R179–R182), and how the school tells them instead.
create table refusals (
  id uuid primary key,
  organization_id uuid not null references organizations,
  subject_id uuid not null references people, -- the child, or the adult pupil or employee
  applicant_id uuid not null references people, -- who has applied: a guardian, or the same person
  ground text not null check (ground in ('refusal', 'noMeans')),
  study text check (study in ('recordings', 'selfStudy', 'traditional')), -- how a child studies in remote days (R183–R185)
  route text not null check (route in ('phone', 'mail', 'sms', 'paper', 'reception')),
  address text, -- of the route: a phone in E.164 or an e-mail
  day date not null, -- as it stands on the paper
  way text not null check (way in ('press', 'paper')),
  comment text,
  scan jsonb,
  entered_by uuid not null references people,
  created_at timestamptz not null default now(),
  ended_on date,
  ended_by uuid references people
);
create unique index refusals_open on refusals (subject_id, applicant_id) where ended_on is null;
create index refusals_of_organization on refusals (organization_id) where ended_on is null;

-- One announcement for one such family: sent by itself, or somebody's to do.
create table delivery_tasks (
  id uuid primary key,
  organization_id uuid not null references organizations,
  announcement_id uuid not null references announcements on delete cascade,
  refusal_id uuid not null references refusals,
  route text not null check (route in ('phone', 'mail', 'sms', 'paper', 'reception')), -- as it was when this began
  address text,
  outgoing_id uuid, -- mail and SMS: the letter, while it is kept
  tries int not null default 0, -- calls that nobody answered
  created_at timestamptz not null default now(),
  done_at timestamptz,
  done_by uuid references people,
  unique (announcement_id, refusal_id)
);
create index delivery_tasks_of_organization on delivery_tasks (organization_id, created_at desc);
create index delivery_tasks_of_refusal on delivery_tasks (refusal_id);
