import { randomUUID } from 'node:crypto'
import { createChat, listChats, sendMessage, startDirect } from '#contract/chats'
import type { Member, School } from '#test/school'
import * as contract from '../contract.ts'

/** A class with everybody who has to do with a report, and what they do at the desk. */
export async function cast(school: School) {
  const { organizationId } = school
  const class7a = await school.addClass('7А')
  const class7b = await school.addClass('7Б')
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const director = await school.person('Павел Андреевич Громов', 'director')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const roman = await school.teacher('Роман Юрьевич Дёмин', class7b)
  const algebra = await school.person('Игорь Павлович Мельник', 'teacher')
  await school.seat(algebra, class7a, 'teacher')
  const mitya = await school.pupil('Митя Кузнецов', class7a)
  const alia = await school.pupil('Алия Ахметова', class7a)
  const mother = await school.guardianOf(mitya, 'Анна Кузнецова')
  const chats = (await elena.reads(listChats, {})).body.chats
  const chatOf = (automatic: string) => chats.find((chat) => chat.automatic === automatic)!.id

  const say = async (who: Member, chatId: string, text: string): Promise<string> => {
    const sent = await who.does(sendMessage, { id: randomUUID(), chatId, text })
    if (sent.status !== 200) throw new Error(JSON.stringify(sent.body))
    return sent.body.id
  }
  const complain = (who: Member, chatId: string, messageId: string, words = '') =>
    who.does(contract.report, { id: randomUUID(), chatId, messageId, kind: 'insult', words })
  const desk = async (who: Member, state: 'open' | 'closed' = 'open') =>
    (await who.reads(contract.listDesk, { organizationId, state })).body
  const caseOf = async (who: Member, messageText: string, state: 'open' | 'closed' = 'open') =>
    (await desk(who, state)).cases.find(({ evidence }) => evidence.text === messageText)
  const decide = (
    who: Member,
    caseId: string,
    measures: { kind: contract.MeasureKind; until?: string }[],
    reason = 'Правила поведения, пункт первый',
  ) => who.does(contract.decide, { id: randomUUID(), caseId, measures, reason, answer: 'Спасибо, мы разобрались' })
  const makeGroup = async (owner: Member, ...people: Member[]) => {
    const personIds = people.map(({ personId }) => personId)
    const chat = { id: randomUUID(), organizationId, kind: 'group' as const, title: 'Поход', personIds }
    return (await owner.does(createChat, chat)).body.id
  }
  const direct = async (one: Member, other: Member) =>
    (await one.does(startDirect, { id: randomUUID(), organizationId, personId: other.personId })).body.id
  const filter = (mode: contract.FilterMode) =>
    administrator.does(contract.setSettings, {
      id: randomUUID(),
      organizationId,
      settings: { filter: mode, trustedHosts: [] },
    })
  return {
    ...{ organizationId, class7a, class7b, administrator, director, elena, roman, algebra, mitya, alia, mother },
    ...{ class: chatOf('class'), parents: chatOf('parents'), staff: chatOf('staff') },
    ...{ say, complain, desk, caseOf, decide, makeGroup, direct, filter },
  }
}

export const inAWeek = () => new Date(Date.now() + 7 * 24 * 3600_000).toISOString()
