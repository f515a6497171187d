-- Somebody asks the school's administrator for help (R195, R196), and the administrator asks the operator (R197).
create table help_requests (
  id uuid primary key,
  organization_id uuid references organizations, -- null: an outsider has named a school that could not be told
  person_id uuid references people, -- null: asked without signing in
  outsider text, -- then: the name, …
  contact text, -- … the phone or mail where an answer is awaited, …
  named_school text, -- … and the school as it was called
  text text not null,
  screen text, -- the path of the screen it is about
  device text, -- what the browser says of itself, with consent
  files jsonb not null default '[]',
  state text not null default 'new' check (state in ('new', 'working', 'answered', 'closed')),
  operator_state text check (operator_state in ('asked', 'answered')), -- null: the operator does not know of it
  assignee_id uuid references people,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  seen_at timestamptz not null default now(), -- by whoever has asked
  check ((person_id is null) = (outsider is not null))
);
create index help_requests_of_organization on help_requests (organization_id, changed_at desc);
create index help_requests_of_person on help_requests (person_id);
create index help_requests_of_operator on help_requests (changed_at desc)
  where operator_state is not null or organization_id is null;

create table help_lines (
  id uuid primary key,
  request_id uuid not null references help_requests on delete cascade,
  side text not null check (side in ('asker', 'school', 'operator')),
  person_id uuid references people,
  account_id uuid references accounts, -- the operator
  text text not null,
  internal boolean not null, -- between the school and the operator
  at timestamptz not null default now()
);
create index help_lines_of_request on help_lines (request_id, at);

-- «Готовые ответы» of a school.
create table ready_answers (
  id uuid primary key,
  organization_id uuid not null references organizations,
  title text not null,
  text text not null,
  changed_at timestamptz not null default now()
);
create index ready_answers_of_organization on ready_answers (organization_id);

-- «Первые шаги» that somebody does not want to see.
create table first_steps_put_away (
  person_id uuid primary key references people,
  at timestamptz not null default now()
);
