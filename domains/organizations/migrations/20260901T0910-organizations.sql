create table organizations (
  id uuid primary key,
  name text not null,
  short_name text not null default '',
  kind text not null check (kind in ('school', 'supplementary', 'college', 'schoolPreschool')),
  region text not null,
  municipality text not null,
  time_zone text not null,
  address text not null default '',
  phone text not null default '',
  site text not null default '',
  email text not null default '',
  created_at timestamptz not null default now()
);

-- Orders brought by applicants. An application takes its order from here and from nowhere else; those that stay
-- without an application are forgotten after a day.
create table order_files (
  file_id uuid primary key references stored_files,
  uploaded_at timestamptz not null default now()
);

create table applications (
  id uuid primary key,
  profile jsonb not null,
  last_name text not null,
  first_name text not null,
  patronymic text,
  email text not null,
  phone text not null, -- E.164: the very number of R004
  order_number text not null,
  order_date date not null,
  order_file_id uuid not null unique references order_files,
  submitted_at timestamptz not null default now()
);

create table application_decisions (
  application_id uuid primary key references applications,
  approved boolean not null,
  reason text,
  decided_by uuid not null references accounts,
  decided_at timestamptz not null default now(),
  organization_id uuid references organizations,
  administrator_id uuid -- the person who registers by the application's phone
);
create index applications_of_phone on applications (phone);
