-- Chats I want at the top of my list.
alter table chat_options add column pinned_at timestamptz;
