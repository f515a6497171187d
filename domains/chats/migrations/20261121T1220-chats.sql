-- A chain: a message that was answered, and everything said in answer, answers to answers included. `chain_id` is the
-- message it began with, `chain_no` counts the answers: how many there are is the number of the last one.
alter table messages
  add column chain_id uuid,
  add column chain_no int;

with recursive chain as (
  select r.chat_id, r.msg_no, r.id, m.id as root
    from messages r join messages m on m.chat_id = r.chat_id and m.id = r.reply_to
   where m.reply_to is null
  union all
  select r.chat_id, r.msg_no, r.id, c.root
    from chain c join messages r on r.chat_id = c.chat_id and r.reply_to = c.id
), numbered as (
  select chat_id, msg_no, root, row_number() over (partition by chat_id, root order by msg_no) as no from chain
)
update messages m set chain_id = n.root, chain_no = n.no
  from numbered n where m.chat_id = n.chat_id and m.msg_no = n.msg_no;

create index messages_of_chain on messages (chat_id, chain_id, msg_no) where chain_id is not null;

-- One's own bookmarks over all chats, the latest first.
create index bookmarks_by_time on bookmarks (person_id, at desc);
