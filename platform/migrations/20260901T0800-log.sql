-- The log of a topic. A topic's id is the uuid of the chat, account, organization or call it tells about.
create table topics (
  topic_id uuid primary key,
  kind text not null,
  last_seq int not null default 0,
  last_msg_no int not null default 0
) with (fillfactor = 70);

create table events (
  topic_id uuid not null,
  seq int not null,
  type text not null,
  key jsonb not null,
  actor_id uuid,
  at timestamptz not null default now(),
  primary key (topic_id, seq)
);
create index events_at on events using brin (at);

-- What a command answered, so that a repeat of its id answers the same.
create table command_results (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  output jsonb not null,
  at timestamptz not null default now(),
  primary key (account_id, id)
);

-- Letters and texts on their way out: kept so that an operator without a gateway can read a code aloud.
create table outgoing (
  id uuid primary key default gen_random_uuid(),
  channel text not null check (channel in ('sms', 'mail')),
  address text not null,
  subject text,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'no_gateway')),
  error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index outgoing_created on outgoing (created_at desc);

create table stored_files (
  id uuid primary key,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  created_at timestamptz not null default now()
);
