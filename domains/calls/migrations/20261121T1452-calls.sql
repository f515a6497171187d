-- What somebody's latest check of devices has found: R103, R111.
create table device_checks (
  person_id uuid primary key references people,
  organization_id uuid not null references organizations,
  at timestamptz not null,
  device text not null check (device in ('computer', 'tablet', 'phone')),
  camera text not null check (camera in ('ok', 'none', 'refused', 'skipped')),
  microphone text not null check (microphone in ('ok', 'silent', 'none', 'refused')),
  speaker text not null check (speaker in ('ok', 'unheard', 'skipped')),
  network text not null check (network in ('direct', 'relay', 'none')),
  down_kbit int,
  up_kbit int,
  rtt_ms int
);
create index device_checks_of_school on device_checks (organization_id);
