alter table messages
  add column attachment_type text, -- 'poll', 'announcement': what the message carries of another domain
  add column attachment_id uuid,
  add column forwarded_from jsonb; -- {authorName, sentAt} of the message it repeats

alter table chat_seats add column silenced_until timestamptz; -- a measure of moderation: reads, does not write

alter table chats
  add column slow_seconds int not null default 0, -- between two messages of one person who does not lead the chat
  add column links_from text not null default 'all' check (links_from in ('all', 'staff'));

create table pins (
  chat_id uuid not null references chats,
  message_id uuid not null,
  pinned_by uuid not null references people,
  pinned_at timestamptz not null default now(),
  primary key (chat_id, message_id)
);

create table bookmarks (
  person_id uuid not null references people,
  chat_id uuid not null references chats,
  message_id uuid not null,
  at timestamptz not null default now(),
  primary key (person_id, chat_id, message_id)
);

-- What one person wants of one chat; no row = everything tells.
create table chat_options (
  chat_id uuid not null references chats,
  person_id uuid not null references people,
  notify text not null default 'all' check (notify in ('all', 'mentions', 'nothing')),
  muted_until timestamptz,
  archived_at timestamptz,
  folder text,
  primary key (chat_id, person_id)
);

-- Said but not sent: till morning, till the hour its author chose, or till somebody has looked at it.
create table held_messages (
  chat_id uuid not null references chats,
  id uuid not null,
  author_id uuid not null references people,
  text text not null,
  reply_to uuid,
  mentions uuid[] not null default '{}',
  file_ids uuid[] not null default '{}',
  forwarded_from jsonb,
  why text not null check (why in ('quiet', 'scheduled', 'review')),
  rule text, -- review: which rule of the filter fired
  until timestamptz, -- null: until somebody decides
  held_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_how text check (ended_how in ('sent', 'cancelled', 'refused')),
  reason text,
  primary key (chat_id, id)
);
create index held_messages_of_author on held_messages (author_id) where ended_at is null;
create index held_messages_for_review on held_messages (chat_id) where ended_at is null and why = 'review';

-- A message sent in quiet hours as urgent, with its reason (R138).
create table urgent_messages (
  chat_id uuid not null references chats,
  message_id uuid not null,
  person_id uuid not null references people,
  reason text not null,
  at timestamptz not null default now(),
  primary key (chat_id, message_id)
);
create index urgent_messages_by_time on urgent_messages (at desc);

-- Which ties let a direct chat begin, where the school has decided otherwise than the safe default.
create table contact_rules (
  organization_id uuid primary key references organizations,
  allowed text[] not null,
  set_by uuid not null references people,
  set_at timestamptz not null default now()
);

-- An administrator's look into a chat without a seat: for half an hour, with a reason, shown to the chat's members.
create table looks (
  id uuid primary key,
  chat_id uuid not null references chats,
  person_id uuid not null references people,
  account_id uuid not null references accounts,
  reason text not null,
  at timestamptz not null default now(),
  until timestamptz not null
);
create index looks_of_chat on looks (chat_id, at desc);
create index looks_open on looks (account_id, chat_id, until);
