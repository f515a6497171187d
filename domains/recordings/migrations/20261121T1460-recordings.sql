-- The school's act on recording: who may, who watches, how long it is kept, whether pupils are recorded at all.
create table recording_settings (
  organization_id uuid primary key references organizations,
  who_records text not null check (who_records in ('nobody', 'administration', 'staff')),
  who_watches text not null check (who_watches in ('chat', 'staff')),
  pupils boolean not null,
  keep_days int not null check (keep_days between 1 and 1095),
  act_number text,
  act_date date,
  set_by uuid not null references people,
  set_at timestamptz not null
);

-- A recording of a call, from the press to the day it is deleted. The school's settings of its beginning hold for it.
create table recordings (
  id uuid primary key,
  organization_id uuid not null references organizations,
  call_id uuid not null references calls,
  chat_id uuid not null references chats,
  state text not null check (state in ('on', 'waiting', 'composing', 'ready', 'failed', 'deleted')),
  who_watches text not null check (who_watches in ('chat', 'staff')),
  pupils boolean not null,
  keep_days int not null,
  started_by uuid not null references people,
  started_at timestamptz not null,
  stopped_at timestamptz,
  stopped_by uuid references people,
  progress int not null default 0,
  touched_at timestamptz, -- the composing is alive
  trouble text check (trouble in ('noFfmpeg', 'nothing', 'broken', 'noPlace')),
  file_id uuid,
  seconds int,
  kept_until timestamptz,
  warned_at timestamptz,
  deleted_at timestamptz,
  deleted_by uuid references people, -- null: its time was over
  reason text
);
create unique index one_recording_of_a_call on recordings (call_id) where stopped_at is null;
create index recordings_of_call on recordings (call_id, started_at);
create index recordings_by_state on recordings (state) where state in ('on', 'waiting', 'composing', 'failed', 'ready');

-- Who has agreed to be recorded, or has come without camera and sound, and when.
create table recording_consents (
  recording_id uuid not null references recordings,
  person_id uuid not null references people,
  answer text not null check (answer in ('recorded', 'unrecorded')),
  at timestamptz not null,
  primary key (recording_id, person_id)
);
