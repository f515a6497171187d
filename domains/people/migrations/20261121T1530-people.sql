-- Why the school has refused a profile, in the words its owner is told.
alter table people add column refused_at timestamptz, add column refused_for text;
