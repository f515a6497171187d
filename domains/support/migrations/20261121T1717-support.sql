-- What a request is about: the platform, a paper, something broken, or anything else that the school's office does.
alter table help_requests
  add topic text not null default 'platform' check (topic in ('platform', 'paper', 'premises', 'other'));
