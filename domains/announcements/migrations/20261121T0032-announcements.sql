create table announcements (
  id uuid primary key,
  organization_id uuid not null references organizations,
  author_id uuid not null references people,
  title text not null,
  text text not null,
  deadline timestamptz,
  acknowledge boolean not null,
  per_child boolean not null, -- one confirmation for each child of a guardian
  state text not null check (state in ('draft', 'proposed', 'scheduled', 'published', 'refused')),
  publish_at timestamptz, -- scheduled: when
  published_at timestamptz,
  decided_by uuid references people, -- who published, scheduled or refused it
  reason text, -- refused: why
  urgent text, -- why it does not wait for the morning (R138)
  reminded_at timestamptz,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index announcements_of_organization on announcements (organization_id, state, published_at desc);
create index announcements_of_author on announcements (author_id, state);

-- Whom it is for; once published, with the message that bears it there.
create table announcement_chats (
  announcement_id uuid not null references announcements on delete cascade,
  chat_id uuid not null references chats,
  message_id uuid,
  primary key (announcement_id, chat_id)
);
create index announcement_chats_of_chat on announcement_chats (chat_id);

-- Somebody has confirmed: pressed, or signed on paper and somebody has marked it. `about_id` is the child where the text
-- concerns the child, else the person.
create table acknowledgements (
  announcement_id uuid not null references announcements on delete cascade,
  person_id uuid not null references people,
  about_id uuid not null references people,
  at timestamptz not null,
  way text not null check (way in ('press', 'paper')),
  marked_by uuid references people,
  primary key (announcement_id, person_id, about_id)
);
