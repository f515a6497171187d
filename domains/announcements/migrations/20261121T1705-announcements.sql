-- What goes with an announcement (R080): originals by whoever attached them, in order. Published, each of its messages
-- has copies of its own.
create table announcement_files (
  announcement_id uuid not null references announcements on delete cascade,
  file_id uuid not null unique references files on delete cascade,
  position int not null,
  primary key (announcement_id, file_id)
);
