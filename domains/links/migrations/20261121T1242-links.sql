-- What the first link of a message leads to, as it was when this server looked. No title: there is nothing to show, and
-- it is not asked again. `url` stands in the message's text as it is here; when it does not any more, the row is stale.
create table link_previews (
  chat_id uuid not null references chats,
  message_id uuid not null,
  id uuid not null, -- what its picture is kept for
  url text not null,
  fetched_at timestamptz not null default now(),
  site text,
  title text,
  description text,
  picture jsonb, -- {sha256, size, width, height}
  dropped_at timestamptz, -- its author does not want the card
  primary key (chat_id, message_id)
);
create index link_previews_by_url on link_previews (md5(url), fetched_at desc) where title is not null;

-- A school that looks at no links; no row = it does.
create table link_settings (
  organization_id uuid primary key references organizations,
  off_at timestamptz,
  set_by uuid not null references people,
  set_at timestamptz not null default now()
);
