-- A call of a chat. What is off is null; what is on says since when.
create table calls (
  id uuid primary key,
  organization_id uuid not null references organizations,
  chat_id uuid not null references chats,
  kind text not null check (kind in ('audio', 'video')),
  started_by uuid not null references people,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references people, -- null: everybody had left
  locked_at timestamptz,
  waiting_room_at timestamptz,
  speak_at timestamptz,
  show_at timestamptz,
  share_at timestamptz,
  media int not null default 1 -- the engine's life: grows when it has begun anew
);
create unique index one_call_of_a_chat on calls (chat_id) where ended_at is null;
create index calls_of_chat on calls (chat_id, started_at desc);

-- A person in a call: called, waiting, in it, or out of it.
create table call_people (
  call_id uuid not null references calls,
  person_id uuid not null references people,
  account_id uuid not null references accounts,
  host boolean not null default false,
  stay_id uuid,
  rang_at timestamptz,
  declined_at timestamptz,
  asked_at timestamptz,
  admitted_at timestamptz,
  admitted_by uuid references people,
  joined_at timestamptz,
  left_at timestamptz,
  removed_at timestamptz,
  removed_by uuid references people,
  mic_at timestamptz,
  camera_at timestamptz,
  screen_at timestamptz,
  hand_at timestamptz,
  primary key (call_id, person_id)
);
create index call_people_of_account on call_people (account_id);

-- Who was in a call from when to when.
create table call_stays (
  id uuid primary key,
  call_id uuid not null references calls,
  person_id uuid not null references people,
  from_at timestamptz not null,
  to_at timestamptz
);
create index call_stays_of_call on call_stays (call_id, person_id);
