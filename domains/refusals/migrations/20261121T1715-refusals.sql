-- What the school and the family have agreed on (R186): a refusal is answered, not only filed.
alter table refusals
  add agreement text,
  add agreed_at timestamptz,
  add agreed_by uuid references people,
  add check (num_nulls(agreement, agreed_at, agreed_by) in (0, 3));
