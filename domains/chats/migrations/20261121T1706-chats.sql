alter table chats
  add column about text, -- what it is for, by its owner
  add column closed_by uuid references people; -- its owner has closed it: with archived_at
alter table chat_options add column unread_at timestamptz; -- marked by hand: to come back to
