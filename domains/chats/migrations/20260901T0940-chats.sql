create table chats (
  id uuid primary key,
  organization_id uuid not null references organizations,
  kind text not null check (kind in ('direct', 'group', 'channel')),
  automatic text check (automatic in ('staff', 'class', 'parents', 'teachers', 'schoolChannel', 'staffChannel')),
  class_id uuid references classes,
  title text,
  direct_key text, -- the two people's ids in order: two people have one direct chat
  created_by uuid,
  archived_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index chats_automatic on chats (organization_id, automatic, coalesce(class_id, '00000000-0000-0000-0000-000000000000'::uuid)) where automatic is not null;
create unique index chats_direct on chats (organization_id, direct_key) where direct_key is not null;

-- A person's place in a chat. `card` is how the chat shows the person (a PersonRef): the hot path reads one row, no join.
-- `account_id` follows people.account_id: the way from a socket to its chats.
create table chat_seats (
  chat_id uuid not null references chats,
  person_id uuid not null references people,
  account_id uuid references accounts,
  part text not null check (part in ('owner', 'member', 'reader')),
  card jsonb not null,
  read_msg_no int not null default 0,
  taken_at timestamptz not null default now(),
  left_at timestamptz,
  primary key (chat_id, person_id)
) with (fillfactor = 80);
create index chat_seats_of_account on chat_seats (account_id, chat_id) where left_at is null;
create index chat_seats_of_person on chat_seats (person_id);

create table messages (
  chat_id uuid not null references chats,
  msg_no int not null,
  id uuid not null,
  author_id uuid not null references people,
  text text, -- null once removed: a child's removed message is removed everywhere
  reply_to uuid,
  sent_at timestamptz not null default now(),
  edited_at timestamptz,
  removed_at timestamptz,
  removed_by uuid,
  primary key (chat_id, msg_no)
);
create unique index messages_by_id on messages (chat_id, id);

create table mentions (
  chat_id uuid not null,
  msg_no int not null,
  person_id uuid not null references people,
  primary key (person_id, chat_id, msg_no)
);
create index mentions_of_message on mentions (chat_id, msg_no);

create table reactions (
  chat_id uuid not null,
  message_id uuid not null,
  person_id uuid not null references people,
  word text not null check (word in ('thanks', 'accepted', 'hooray', 'agree', 'sorry', 'funny')),
  at timestamptz not null default clock_timestamp(),
  primary key (chat_id, message_id, word, person_id)
);
