-- Somebody who may send no files for a time; why stands with whoever decided it.
create table file_blocks (
  person_id uuid primary key references people,
  until timestamptz not null
);

-- Content that must outlive its message: evidence. Nothing sweeps it while it is named here.
create table kept_contents (
  sha256 text not null,
  kept_for uuid not null,
  primary key (sha256, kept_for)
);
