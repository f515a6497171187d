-- Administrative acts and looks, one chain for each organization and one for the installation itself (its id is all
-- zeros). Identifiers, never texts of people: what is removed elsewhere does not live on here. `hash` is SHA-256 over
-- the hash before it and the entry in canonical JSON, so that nothing can be changed, taken out or put in unseen.
create table audit_chains (
  chain_id uuid primary key,
  last_no bigint not null,
  last_hash text not null
);

create table audit_entries (
  chain_id uuid not null,
  no bigint not null,
  at timestamptz(3) not null,
  action text not null,
  by_person uuid, -- as whom of the school
  by_account uuid, -- by which way in; an operator has only this
  about uuid[] not null default '{}', -- people whom it concerns
  object_kind text,
  object_id uuid,
  reason text, -- in the words of whoever did it
  details jsonb not null default '{}',
  hash text not null,
  primary key (chain_id, no)
);
create index audit_entries_at on audit_entries (chain_id, at desc);
create index audit_entries_about on audit_entries using gin (about);

-- Where a chain begins once its oldest part has been forgotten: the entry `no` is gone, its hash stays.
create table audit_checkpoints (
  chain_id uuid not null,
  no bigint not null,
  hash text not null,
  at timestamptz not null,
  made_at timestamptz not null default now(),
  primary key (chain_id, no)
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'audit_entries' and tg_op = 'DELETE' then
    if exists (select from audit_checkpoints c where c.chain_id = old.chain_id and c.no >= old.no) then
      return old;
    end if;
  end if;
  raise exception 'the audit is only ever added to';
end $$;

create trigger audit_entries_stay before update or delete on audit_entries
  for each row execute function refuse_audit_change();
create trigger audit_entries_stay_all before truncate on audit_entries
  for each statement execute function refuse_audit_change();
create trigger audit_checkpoints_stay before update or delete on audit_checkpoints
  for each row execute function refuse_audit_change();
create trigger audit_checkpoints_stay_all before truncate on audit_checkpoints
  for each statement execute function refuse_audit_change();
