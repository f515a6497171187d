-- What a school asks consent for: one document per purpose (156-FZ of 2025-06-24: a separate document).
create table consent_templates (
  id uuid primary key,
  organization_id uuid not null references organizations,
  kind text not null check (kind in ('personalData', 'photo', 'publication', 'recording', 'other')),
  created_by uuid not null references people,
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
create index consent_templates_of_organization on consent_templates (organization_id) where removed_at is null;

-- A text is never changed: there is a next version of it.
create table consent_versions (
  id uuid primary key,
  template_id uuid not null references consent_templates,
  number int not null,
  title text not null,
  text text not null,
  consequence text not null, -- what happens when it is withdrawn or not given
  created_by uuid not null references people,
  created_at timestamptz not null default now(),
  unique (template_id, number)
);

-- Asked of classes and people; bears its own text, so that what was asked stays what it was.
create table consent_requests (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version_id uuid references consent_versions, -- null: a permission slip
  kind text not null check (kind in ('personalData', 'photo', 'publication', 'recording', 'other', 'slip')),
  title text not null,
  text text not null,
  consequence text not null,
  trip jsonb, -- {day, time, place, cost}
  deadline timestamptz,
  created_by uuid not null references people,
  created_at timestamptz not null default now(),
  reminded_at timestamptz,
  closed_at timestamptz
);
create index consent_requests_of_organization on consent_requests (organization_id, created_at desc);

create table consent_audiences (
  request_id uuid not null references consent_requests on delete cascade,
  class_id uuid references classes,
  person_id uuid references people,
  check ((class_id is null) <> (person_id is null))
);
create unique index consent_audiences_once on consent_audiences (request_id, coalesce(class_id, person_id));
create index consent_audiences_of_class on consent_audiences (class_id);
create index consent_audiences_of_person on consent_audiences (person_id);

-- Every answer that was ever given; the latest of a signer counts. Nothing here is deleted.
create table consent_signatures (
  id uuid primary key,
  request_id uuid not null references consent_requests,
  subject_id uuid not null references people,
  signer_id uuid not null references people,
  answer text not null check (answer in ('signed', 'refused')),
  way text not null check (way in ('press', 'paper')),
  comment text,
  at timestamptz not null,
  document text not null, -- as it was shown, and its hash
  sha256 text not null,
  confirmed_by text check (confirmed_by in ('mail', 'sms', 'screen')),
  account_id uuid references accounts,
  ip text,
  device text,
  marked_by uuid references people, -- paper: who has entered it
  scan jsonb,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  withdrawal_marked_by uuid references people,
  withdrawal_scan jsonb
);
create index consent_signatures_of_subject on consent_signatures (request_id, subject_id, at desc);
create index consent_signatures_by_subject on consent_signatures (subject_id);

-- The one-time confirmation of one signature.
create table consent_confirmations (
  id uuid primary key,
  account_id uuid not null references accounts,
  request_id uuid not null references consent_requests,
  subject_id uuid not null references people,
  signer_id uuid not null references people,
  document text not null,
  sha256 text not null,
  comment text,
  way text not null check (way in ('mail', 'sms', 'screen')),
  code_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index consent_confirmations_of_account on consent_confirmations (account_id, request_id);

-- Who signs depends on the age; where no list has brought the day of birth, somebody types it here.
create table consent_birth_days (
  person_id uuid primary key references people,
  day date not null,
  set_by uuid not null references people,
  set_at timestamptz not null default now()
);

-- «Сроки по персональным данным»: what the law wants done, and by which day.
create table privacy_matters (
  id uuid primary key,
  organization_id uuid not null references organizations,
  kind text not null,
  about text, -- in the words of whoever opened it
  signature_id uuid references consent_signatures, -- opened by a withdrawal
  begun_on date not null,
  due_on date not null,
  extended_on date,
  extension_reason text,
  created_by uuid references people,
  created_at timestamptz not null default now(),
  done_at timestamptz,
  done_by uuid references people,
  outcome text
);
create index privacy_matters_of_organization on privacy_matters (organization_id, done_at, due_on);
