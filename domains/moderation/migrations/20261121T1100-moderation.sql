-- A message brought to the desk, by people or by the filter. What was said is kept here with its hash and time, so that
-- removing it from the chat does not remove it from the decision (R129, R130).
create table moderation_cases (
  id uuid primary key,
  organization_id uuid not null references organizations,
  chat_id uuid not null references chats,
  class_id uuid references classes, -- whose class teacher answers: the chat's, or the child's in a direct chat
  message_id uuid not null,
  msg_no int not null,
  author_id uuid not null references people,
  rule text, -- the filter's, if it was the filter
  text text not null,
  files jsonb not null default '[]',
  sha256 text not null,
  around jsonb not null default '[]',
  sent_at timestamptz not null,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_by uuid references people,
  answer text,
  unique (chat_id, message_id)
);
create index moderation_cases_open on moderation_cases (organization_id, opened_at) where closed_at is null;
create index moderation_cases_closed on moderation_cases (organization_id, closed_at desc) where closed_at is not null;

create table reports (
  id uuid primary key,
  case_id uuid not null references moderation_cases,
  reporter_id uuid not null references people,
  kind text not null check (kind in ('insult', 'threat', 'indecent', 'fraud', 'personalData', 'other')),
  words text not null default '',
  at timestamptz not null default now(),
  unique (case_id, reporter_id)
);
create index reports_of_person on reports (reporter_id, at desc);

create table measures (
  id uuid primary key,
  case_id uuid not null references moderation_cases,
  organization_id uuid not null references organizations,
  person_id uuid not null references people,
  kind text not null check (kind in ('hide', 'warn', 'readOnly', 'removeFromChat', 'blockFiles')),
  reason text not null,
  until timestamptz,
  taken_by uuid not null references people,
  taken_at timestamptz not null default now(),
  lifted_at timestamptz,
  lifted_by uuid references people,
  confirmed_at timestamptz,
  unique (case_id, kind)
);
create index measures_of_person on measures (person_id, taken_at desc);

create table appeals (
  measure_id uuid primary key references measures,
  words text not null,
  at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by uuid references people,
  upheld boolean,
  answer text
);

-- One row for each deed of the desk; never changed, never removed.
create table moderation_journal (
  id uuid primary key,
  organization_id uuid not null references organizations,
  at timestamptz not null default now(),
  deed text not null,
  by_id uuid references people, -- null: the filter
  about_id uuid references people,
  case_id uuid references moderation_cases,
  chat_id uuid references chats,
  words text not null default '',
  measure text,
  until timestamptz
);
create index moderation_journal_by_time on moderation_journal (organization_id, at desc);

create table moderation_settings (
  organization_id uuid primary key references organizations,
  filter text not null check (filter in ('off', 'flag', 'hold')),
  trusted_hosts text[] not null default '{}',
  set_by uuid not null references people,
  set_at timestamptz not null default now()
);

-- Editions of the rules of conduct. None: the text of the bylaws is in force as the first.
create table conduct_rules (
  organization_id uuid not null references organizations,
  version int not null check (version > 1),
  text text not null,
  set_by uuid not null references people,
  set_at timestamptz not null default now(),
  primary key (organization_id, version)
);

-- R131: who has accepted which edition, and when.
create table conduct_acceptances (
  person_id uuid not null references people,
  version int not null,
  at timestamptz not null default now(),
  primary key (person_id, version)
);
