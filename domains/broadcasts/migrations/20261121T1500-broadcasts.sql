-- Who at a school plans broadcasts; without a row, its administration alone.
create table broadcast_settings (
  organization_id uuid primary key references organizations,
  who_plans text not null check (who_plans in ('administration', 'staff')),
  set_by uuid not null references people,
  set_at timestamptz not null
);

-- A broadcast: planned, live from one moment to another, then perhaps a film for a while.
create table broadcasts (
  id uuid primary key,
  organization_id uuid not null references organizations,
  title text not null,
  about text not null,
  starts_at timestamptz not null,
  planned_by uuid not null references people,
  planned_at timestamptz not null,
  recorded boolean not null,
  comments boolean not null,
  key_no int not null default 1, -- the key of its camera is derived from it: another number, another key
  camera_at timestamptz, -- a camera or a program outside of the browser is let in
  started_at timestamptz,
  started_by uuid references people,
  ended_at timestamptz,
  ended_by uuid references people,
  called_off_at timestamptz,
  called_off_by uuid references people,
  film text check (film in ('waiting', 'composing', 'ready', 'failed', 'deleted')),
  trouble text check (trouble in ('noFfmpeg', 'nothing', 'broken', 'noPlace')),
  touched_at timestamptz, -- the composing is alive
  file_id uuid,
  seconds int,
  keep_days int,
  kept_until timestamptz,
  warned_at timestamptz,
  deleted_at timestamptz,
  deleted_by uuid references people, -- null: its time was over
  reason text,
  check (ended_at is null or started_at is not null)
);
create index broadcasts_of_school on broadcasts (organization_id, starts_at);
create index broadcasts_live on broadcasts (started_at) where started_at is not null and ended_at is null;
create index broadcasts_films on broadcasts (film) where film is not null;

-- For whom: the people of these chats, in each of which its card stands.
create table broadcast_chats (
  broadcast_id uuid not null references broadcasts,
  chat_id uuid not null references chats,
  place int not null,
  primary key (broadcast_id, chat_id)
);
create index broadcast_chats_by_chat on broadcast_chats (chat_id);
