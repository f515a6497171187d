import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessHat } from './access.ts'
import { countPeople, findPage } from './find-people.ts'
import { viewPeople } from './views.ts'

/** The administration looks through the whole school, a teacher through own classes. */
export const listPeople = handleQuery(contract.listPeople, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers && hat.taughtClassIds.length === 0) throw mayNotList()
  const sought = { ...input, classIds: hat.administers ? undefined : hat.taughtClassIds }
  const { ids, next } = await findPage(tx, sought, input.after)
  return { people: await viewPeople(tx, ids), total: await countPeople(tx, sought), next }
})

const mayNotList = () =>
  forbidden(
    'Список людей видит администрация школы, а педагоги видят свои классы',
    'The administration sees the list of people, and teachers see their classes',
  )
