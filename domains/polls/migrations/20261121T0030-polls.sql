create table polls (
  id uuid primary key,
  organization_id uuid not null references organizations,
  chat_id uuid not null references chats,
  message_id uuid, -- null until the message is in the chat
  author_id uuid not null references people,
  question text not null,
  options text[] not null,
  multiple boolean not null,
  anonymous boolean not null,
  quiz_right int, -- null: no quiz
  explanation text,
  closes_at timestamptz,
  closed_at timestamptz,
  held_until timestamptz,
  created_at timestamptz not null default now()
);
create index polls_of_chat on polls (chat_id);

-- One ballot per person. In a named poll `voter` is the person's id; in an anonymous one a keyed hash of the poll's and
-- the person's, so that the ballot can be changed by its owner, and read by nobody: no id, no time. `told`: it is among
-- the sums that the chat has been shown.
create table ballots (
  poll_id uuid not null references polls,
  voter uuid not null,
  choices int[] not null,
  told_choices int[] not null default '{}',
  told boolean not null default false,
  primary key (poll_id, voter)
);
