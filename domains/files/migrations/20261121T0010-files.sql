-- A file from the first byte to its removal. `card` is how a message shows it (a FileRef), set once the file is ready,
-- so that a page of messages reads it with one join: files.chat_id, files.msg_no, in the order of `position`.
create table files (
  id uuid primary key, -- chosen by the client; also the name of the upload
  organization_id uuid not null references organizations,
  person_id uuid not null references people, -- who uploads, and as what account
  account_id uuid not null references accounts,
  state text not null check (state in ('uploading', 'checking', 'ready', 'refused')),
  refused_for text,
  voice boolean not null default false,
  name text not null,
  size bigint not null,
  told jsonb not null default '{}', -- what the client said of it: seconds, waveform
  sha256 text, -- where the content stands
  card jsonb,
  counted bigint not null, -- its share of the school's quota; 0 for a forwarded copy
  created_at timestamptz not null default now(),
  ready_at timestamptz,
  held_until timestamptz, -- waits in a draft or for the morning, so it is no orphan
  chat_id uuid references chats, -- null until a message carries it
  msg_no int,
  position int,
  attached_at timestamptz
);
create index files_of_message on files (chat_id, msg_no, position) where chat_id is not null;
create index files_on_shelf on files (chat_id, attached_at desc, id desc) where chat_id is not null;
create index files_by_content on files (sha256) where sha256 is not null;
create index files_orphaned on files (created_at) where chat_id is null;
create index files_unfinished on files (account_id) where state = 'uploading';

create table file_previews (
  file_id uuid not null references files on delete cascade,
  width int not null check (width in (320, 1280)),
  sha256 text not null,
  size int not null,
  primary key (file_id, width)
);
create index file_previews_by_content on file_previews (sha256);

create table material_pins (
  file_id uuid primary key references files on delete cascade,
  pinned_by uuid not null references people,
  pinned_at timestamptz not null default now()
);

create table file_limits (
  organization_id uuid primary key references organizations,
  pupil bigint not null,
  guardian bigint not null,
  staff bigint not null,
  quota bigint not null,
  changed_by uuid references people,
  changed_at timestamptz not null default now()
);

create table file_usage (
  organization_id uuid primary key references organizations,
  bytes bigint not null default 0
);
