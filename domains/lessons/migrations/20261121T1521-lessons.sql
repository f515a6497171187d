-- R118: a task that is handed in here, with its files; any other is homework, done in the exercise book.
alter table lessons add column task_handed_in boolean not null default false;
