-- A call that is planned: once or again and again, by the school's own clock.
create table planned_calls (
  id uuid primary key,
  organization_id uuid not null references organizations,
  kind text not null check (kind in ('lesson', 'parentsMeeting', 'council', 'consultation', 'other')),
  title text not null,
  agenda text not null,
  first_day date not null,
  start_minute int not null check (start_minute between 0 and 1439),
  minutes int not null check (minutes between 5 and 720),
  time_zone text not null,
  repeat text not null check (repeat in ('once', 'daily', 'weekdays', 'weekly', 'fortnightly', 'monthly')),
  until_day date,
  created_by uuid not null references people,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  called_off_at timestamptz,
  called_off_by uuid references people
);
create index planned_calls_of_school on planned_calls (organization_id, first_day);

-- Who is invited: everybody of these chats. The call itself is held in the first of them.
create table planned_call_chats (
  planned_id uuid not null references planned_calls,
  chat_id uuid not null references chats,
  place int not null,
  primary key (planned_id, chat_id)
);
create index planned_calls_of_chat on planned_call_chats (chat_id);

-- A day on which it is not held.
create table planned_call_skips (
  planned_id uuid not null references planned_calls,
  day date not null,
  by_person uuid not null references people,
  at timestamptz not null default now(),
  primary key (planned_id, day)
);

-- Of which day people have been reminded.
create table planned_call_reminders (
  planned_id uuid not null references planned_calls,
  day date not null,
  at timestamptz not null default now(),
  primary key (planned_id, day)
);

alter table calls add column planned_id uuid references planned_calls, add column planned_day date;
create index calls_of_plan on calls (planned_id) where planned_id is not null;
-- As who is in a call was known when they came: guests and people of another invited chat have no seat in its chat.
alter table call_people add column card jsonb;

-- The address under which somebody's calendar reads their calls; another one takes its place.
create table calendar_feeds (
  id uuid primary key,
  account_id uuid not null references accounts,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create unique index one_calendar_feed on calendar_feeds (account_id) where revoked_at is null;
