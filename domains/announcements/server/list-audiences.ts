import { sql } from 'kysely'
import { accessHat } from '#domains/people'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import type { Audience } from '../contract.ts'
import * as contract from '../contract.ts'
import { canDraft, isEditor } from '../rules.ts'
import { isAudience } from './access.ts'
import { PEOPLE } from './views.ts'

export const listAudiences = handleQuery(contract.listAudiences, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!canDraft(hat.roles)) throw forbidden('Объявления готовят сотрудники', 'Announcements are prepared by the staff')
  const { rows } = await sql<Audience & { mine: boolean }>`
    select c.id as "chatId", c.kind, c.automatic, c.title, cl.name as "className", c.class_id as "classId",
      (${PEOPLE}) as people,
      exists (select from chat_seats s where s.chat_id = c.id and s.person_id = ${hat.personId} and s.left_at is null
        and s.part = 'owner') as mine
      from chats c left join classes cl on cl.id = c.class_id
     where ${isAudience(hat.organizationId, [hat.personId])}
     order by cl.parallel nulls first, cl.name, c.automatic, c.title`.execute(tx)
  return { audiences: rows, can: { edit: isEditor(hat.roles) } }
})
