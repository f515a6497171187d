import type { Db } from '#server/db'
import { conflict } from '#server/errors'

/** Administrators of approved applications who have not come in yet, by the very phone of the application (R004). */
export const findAwaited = (db: Db, phone: string) =>
  db
    .selectFrom('applications')
    .innerJoin('application_decisions', 'application_decisions.application_id', 'applications.id')
    .innerJoin('people', 'people.id', 'application_decisions.administrator_id')
    .innerJoin('organizations', 'organizations.id', 'people.organization_id')
    .select(['people.id as person_id', 'people.organization_id', 'organizations.name as organization_name'])
    .select(['people.first_name', 'people.last_name', 'people.patronymic', 'applications.email'])
    .where('applications.phone', '=', phone)
    .where('approved', '=', true)
    .where('people.account_id', 'is', null)
    .where('people.left_at', 'is', null)
    .orderBy('decided_at', 'desc')
    .execute()

export const noLongerAwaited = () =>
  conflict('По этому номеру вас уже не ждут. Попробуйте войти', 'Nobody waits for this number any more. Try to sign in')
