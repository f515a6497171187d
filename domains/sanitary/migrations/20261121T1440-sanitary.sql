-- What a school has said of a norm that could not be read in the act itself: the number it goes by.
create table sanitary_answers (
  organization_id uuid not null references organizations,
  norm_id text not null,
  value int not null,
  confirmed_by uuid not null references people,
  confirmed_at timestamptz not null default now(),
  primary key (organization_id, norm_id)
);
