-- Which claim of a school's provider is the person's id in the journal; null: it says nothing of that.
alter table sign_in_providers add column person_claim text check (person_claim is null or organization_id is not null);
