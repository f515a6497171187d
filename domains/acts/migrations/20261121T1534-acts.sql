-- Chats that stood in other messengers: who brings each of them here, by when, and whether it is done (R169, R170).
create table chat_moves (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  title text not null, -- as people call it there
  came_from text not null check (came_from in ('telegram', 'whatsapp', 'viber', 'vk', 'other')),
  class_id uuid references classes, -- whose people belong there; none: of the whole school
  whom text not null check (whom in ('pupils', 'guardians', 'staff')),
  responsible_id uuid references people,
  until date,
  planned_by uuid not null references people,
  planned_at timestamptz not null default now(),
  moved_by uuid references people,
  moved_at timestamptz
);
create index chat_moves_of_organization on chat_moves (organization_id, planned_at);
create index chat_moves_of_responsible on chat_moves (responsible_id) where moved_at is null;
