-- Whose words a message carries along: what is hidden is hidden wherever it has been forwarded.
create index messages_by_source on messages ((forwarded_from->>'messageId')) where forwarded_from is not null;
create index held_by_source on held_messages ((forwarded_from->>'messageId')) where forwarded_from is not null and ended_at is null;
