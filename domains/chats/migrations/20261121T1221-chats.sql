-- Chats made by hand whose people follow a class or a role, and what the school lets its staff make.
alter table chats
  add column follows text check (follows in ('pupils', 'guardians', 'deputies', 'teachers')), -- null: gathered one by one
  add column subject_id uuid references subjects,
  add column label text, -- what its maker called it; the title puts the class's name of today before it
  add column writers text not null default 'all' check (writers in ('all', 'staff', 'owners')),
  add column per_minute int not null default 0, -- messages of one person; 0: as many as they like
  add column opened_at timestamptz, -- any employee may find it and join (R073)
  add column looked_at timestamptz; -- the latest of `looks`
create unique index chats_of_subject on chats (class_id, subject_id, follows, kind) where subject_id is not null and archived_at is null;
create unique index chats_of_role on chats (organization_id, follows, kind) where follows in ('deputies', 'teachers') and archived_at is null;
create index chats_following on chats (organization_id, class_id) where follows is not null and archived_at is null;
create index chats_opened on chats (organization_id) where opened_at is not null and archived_at is null;

-- My own folders of the chat list, in order; chat_options.folder says which chat lies where.
create table chat_folders (
  account_id uuid primary key references accounts,
  names text[] not null,
  presets boolean not null default true,
  set_at timestamptz not null default now()
);

-- R072: who makes what, where the school has decided otherwise than the default.
create table chat_strategies (
  organization_id uuid primary key references organizations,
  groups text not null check (groups in ('staff', 'teachers', 'administration')),
  channels text not null check (channels in ('staff', 'teachers', 'administration')),
  pupils text not null check (pupils in ('staff', 'teachers', 'administration')),
  guardians text not null check (guardians in ('staff', 'teachers', 'administration')),
  set_by uuid not null references people,
  set_at timestamptz not null default now()
);
