-- The school's electronic journal: how lists come from it, and where its pages are. The journal itself is never replaced (R166).
create table journals (
  organization_id uuid primary key references organizations,
  adapter text not null check (adapter in ('oneroster', 'drop', 'links')),
  name text not null, -- as the school calls it: «ЭПОС.Школа»
  version text check (version in ('1.1', '1.2')),
  address text,
  token_address text,
  client_id text,
  sealed_secret bytea,
  school_id text, -- of many schools in one journal, this one
  every_hours int check (every_hours between 1 and 168), -- null: by hand
  write_if_clear boolean not null default false,
  leave_absent boolean not null default false,
  subject_chats boolean not null default true,
  staff_link text, -- https://…/{class}
  family_link text, -- https://…/{person}
  upload_hash bytea, -- of the key of the upload address
  connected_by uuid not null references people,
  connected_at timestamptz not null default now(),
  paused_at timestamptz,
  paused_by uuid references people,
  next_at timestamptz
);
create index journals_due on journals (next_at) where paused_at is null;

-- One bringing of lists. What is in it and what came of it stands with the import.
create table journal_syncs (
  id uuid primary key,
  organization_id uuid not null references organizations,
  way text not null check (way in ('hand', 'clock', 'folder', 'upload')),
  started_by uuid references people,
  state text not null check (state in ('pulling', 'handed', 'failed')),
  step text, -- the collection that is being read
  done int not null default 0,
  total int not null default 0,
  reason jsonb, -- {ru, en} of a failure
  user_ids text[] not null default '{}', -- whom the journal has named this time
  import_id uuid references roster_imports,
  opened_chats uuid[] not null default '{}', -- subject chats that came with it
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
create index journal_syncs_of_organization on journal_syncs (organization_id, started_at desc);
create unique index journal_syncs_one_at_a_time on journal_syncs (organization_id) where state = 'pulling';
create index journal_syncs_of_import on journal_syncs (import_id);

-- Who is who in the journal now (R159–R162); earlier ids stay with the lists, for recognising.
create table journal_links (
  person_id uuid primary key references people,
  organization_id uuid not null references organizations,
  journal_id text not null,
  linked_at timestamptz not null default now(),
  linked_by uuid references people -- null: the lists have said so
);
create unique index journal_links_one on journal_links (organization_id, journal_id);
