-- The figures without the classes, small enough to be read of a thousand schools at once.
alter table statistics_days add column brief jsonb not null default '{}';
