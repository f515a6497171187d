-- What a court, the parents' agreement or another paper keeps from a guardian of one child. Over = lifted. It has no
-- reference to the bond: a bond that is taken off and made again brings no right back.
create table guardian_limits (
  id uuid primary key,
  organization_id uuid not null references organizations on delete cascade,
  guardian_id uuid not null references people,
  pupil_id uuid not null references people,
  sight boolean not null, -- sees nothing of the child
  signing boolean not null, -- signs nothing for the child
  talk boolean not null, -- is in none of the child's chats
  ground text not null check (ground in ('court', 'agreement', 'other')),
  document text not null,
  number text,
  day date not null,
  reason text not null,
  set_by uuid not null references people,
  set_at timestamptz not null,
  lifted_by uuid references people,
  lifted_at timestamptz,
  lifted_reason text,
  check (sight or signing or talk)
);
create index guardian_limits_in_force on guardian_limits (pupil_id, guardian_id) where lifted_at is null;
create index guardian_limits_of_organization on guardian_limits (organization_id, set_at desc);

-- Pupils who are of age: their guardians see, talk and sign no more (Civil Code, art. 21).
create table comings_of_age (
  pupil_id uuid primary key references people,
  at timestamptz not null
);

-- Whom a pupil of age lets see and talk on. Taken back = no row.
create table kept_guardians (
  pupil_id uuid not null references people,
  guardian_id uuid not null references people,
  kept_at timestamptz not null,
  primary key (pupil_id, guardian_id)
);

-- The register of bonds is `guardianships`. Whoever asks what a guardian may, asks one of these.
create view bonds_seeing as
  select g.guardian_id, g.pupil_id, g.relation, g.created_at from guardianships g
   where case when exists (select from comings_of_age a where a.pupil_id = g.pupil_id)
     then exists (select from kept_guardians k where k.pupil_id = g.pupil_id and k.guardian_id = g.guardian_id)
     else not exists (select from guardian_limits l
       where l.pupil_id = g.pupil_id and l.guardian_id = g.guardian_id and l.lifted_at is null and l.sight) end;

create view bonds_talking as
  select b.* from bonds_seeing b
   where exists (select from comings_of_age a where a.pupil_id = b.pupil_id)
      or not exists (select from guardian_limits l
       where l.pupil_id = b.pupil_id and l.guardian_id = b.guardian_id and l.lifted_at is null and l.talk);

create view bonds_signing as
  select b.* from bonds_seeing b
   where not exists (select from comings_of_age a where a.pupil_id = b.pupil_id)
     and not exists (select from guardian_limits l
       where l.pupil_id = b.pupil_id and l.guardian_id = b.guardian_id and l.lifted_at is null and l.signing);
