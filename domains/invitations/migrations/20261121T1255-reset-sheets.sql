-- A sheet for somebody who has joined and cannot come in any more: a new password for this account, and nothing else.
alter table activation_sheets add column resets uuid references accounts;
