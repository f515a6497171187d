import { sql } from 'kysely'
import type { PersonRef } from '#contract/people'
import { handleQuery } from '#server/operation'
import type { ChatPart } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessChat } from './access.ts'

/** Who can see the chat. A reader of a channel learns its writers and how many read, never who. */
export const listMembers = handleQuery(contract.listMembers, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const { rows } = await sql<{ card: PersonRef; part: ChatPart; joined: boolean; hat: 'pupil' | 'guardian' | 'staff' }>`
    select s.card, s.part, s.account_id is not null as joined,
      case when exists (select from person_roles r where r.person_id = s.person_id and r.role not in ('pupil', 'guardian')) then 'staff'
           when exists (select from person_roles r where r.person_id = s.person_id and r.role = 'pupil') then 'pupil'
           else 'guardian' end as hat
      from chat_seats s where s.chat_id = ${chat.id} and s.left_at is null
     order by case s.part when 'owner' then 0 when 'member' then 1 else 2 end, s.card->>'name'`.execute(tx)
  const count = (hat: string) => rows.filter((row) => row.hat === hat).length
  const shown = chat.facts.part === 'reader' ? rows.filter((row) => row.part !== 'reader') : rows
  return {
    members: shown.map(({ card, part, joined }) => ({ person: card, part, joined })),
    audience: { pupils: count('pupil'), guardians: count('guardian'), staff: count('staff') },
  }
})
