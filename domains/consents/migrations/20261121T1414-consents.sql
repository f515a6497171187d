-- How many years a document is kept once nothing of it is in force. None: for ever.
create table consent_retention (
  organization_id uuid primary key references organizations on delete cascade,
  years int not null check (years between 3 and 75),
  set_by uuid not null references people,
  set_at timestamptz not null
);
