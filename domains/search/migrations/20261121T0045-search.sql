-- What may be found. Nothing here is a source: `search.rebuild` makes all of it anew from messages and files.

-- How far each chat has been read. `no` stands before every word of the chat, so that the index itself answers
-- «this word in this chat» and never walks through what others have said.
create table search_chats (
  chat_id uuid primary key references chats on delete cascade,
  no int generated always as identity unique,
  msg_no int not null default 0, -- messages up to this one are in
  seq int not null default 0 -- and changes up to this position of the topic
);

create table search_entries (
  chat_no int not null references search_chats (no) on delete cascade,
  msg_no int not null,
  item_id uuid not null, -- the message, the file or the announcement
  kind "char" not null check (kind in ('m', 'f', 'a')),
  author_id uuid not null,
  at timestamptz not null,
  words tsvector not null, -- '17m:контрольн': the chat, the kind, the lexeme
  primary key (chat_no, msg_no, item_id)
);
create index search_entries_by_word on search_entries using gin (words) with (fastupdate = on);
