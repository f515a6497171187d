import { sql } from 'kysely'
import type { OutputOf } from '#contract'
import { type Actor, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf } from './access.ts'
import { onlyStaff } from './get-strategy.ts'

type OpenChat = OutputOf<typeof contract.listOpenChats>['chats'][number]

export const listOpenChats = handleQuery(contract.listOpenChats, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor as Actor, input.organizationId)
  if (!self.staff) throw onlyStaff()
  const { rows } = await sql<OpenChat>`
    select c.id, c.kind, c.title, count(s.person_id)::int as people,
      coalesce(jsonb_agg(s.card->>'name' order by s.card->>'name') filter (where s.part = 'owner'), '[]') as owners,
      coalesce(bool_or(s.person_id = ${self.personId}), false) as seated
    from chats c left join chat_seats s on s.chat_id = c.id and s.left_at is null
    where c.organization_id = ${input.organizationId} and c.opened_at is not null and c.archived_at is null
    group by c.id order by c.title`.execute(tx)
  return { chats: rows }
})
