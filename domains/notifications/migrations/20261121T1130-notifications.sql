-- A device that may be woken. It belongs to a session: whoever has signed out is woken no more.
create table push_subscriptions (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts,
  session_id uuid not null references sessions on delete cascade,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null default now(),
  told_at timestamptz -- the last push the endpoint has taken
);
create index push_subscriptions_of_account on push_subscriptions (account_id);

-- What an account has been told of a chat by a push: up to which message, and when.
create table push_told (
  account_id uuid not null references accounts,
  chat_id uuid not null references chats,
  msg_no int not null,
  at timestamptz not null,
  primary key (account_id, chat_id)
);

-- What an account wants; no row: pushes show the text, no letters.
create table notification_settings (
  account_id uuid primary key references accounts,
  show_text boolean not null default true, -- false: a push on the screen says who and where, not what
  digest boolean not null default false,
  digest_minute int not null default 1080 check (digest_minute between 0 and 1439), -- on the wall clock of the school
  digest_on date -- the last day a letter was sent or was not needed
);
create index notification_settings_digest on notification_settings (digest_minute) where digest;
