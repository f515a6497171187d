import * as announcements from '#contract/announcements'
import { planCall } from '#contract/calls'
import * as polls from '#contract/polls'
import type { Db } from '#server/db'
import type { Operation } from '#server/operation'
import { DAY, LIFE, type Meeting, type Notice, type Question } from './demo/life.ts'
import type { DemoSchool } from './demo/types.ts'
import { acknowledge, performer } from './seed-act.ts'
import { seedOversight, seedPapers } from './seed-papers.ts'
import { idOf } from './seed-rows.ts'

/**
 * What goes on in the demo school today: an announcement half confirmed, a question half answered, a draft that waits
 * for its editor, meetings that are planned, papers that are signed. Unlike the history it is done through the operations, by the people themselves.
 */
export async function seedLife(db: Db, operations: Operation[], school: DemoSchool, now: Date): Promise<void> {
  const organizationId = idOf('organization', school.organization.name)
  const chats = await db
    .selectFrom('chats')
    .select(['id', 'automatic', 'class_id'])
    .where('organization_id', '=', organizationId)
    .where('automatic', 'is not', null)
    .execute()
  const chatOf = ([automatic, name]: Question['chat']) =>
    chats.find((chat) => chat.automatic === automatic && chat.class_id === (name ? idOf('class', name) : null))!.id
  const joined = new Set(school.people.filter((person) => person.joined).map(({ key }) => key))
  const later = (days: number | null) => (days === null ? null : sixOClock(now, days))
  const act = performer(db, operations)

  await seedPapers(act, { organizationId, school, now })
  for (const notice of LIFE.notices) await announce(notice)
  for (const question of LIFE.questions) await ask(question)
  for (const meeting of LIFE.meetings) await plan(meeting)
  await seedOversight(db, act, organizationId, school.schoolYear.slice(0, 4))

  async function announce({ key, author, chats, deadline, step, confirmedBy, ...content }: Notice): Promise<void> {
    const id = idOf('announcement', key)
    const write = { ...content, id, organizationId, deadline: later(deadline), chatIds: chats.map(chatOf) }
    await act(author, announcements.createAnnouncement, write)
    const go = step === 'publish' ? announcements.publishAnnouncement : announcements.proposeAnnouncement
    await act(author, go, { id: idOf('step', key), announcementId: id })
    const readers = confirmedBy(school).filter((key) => joined.has(key))
    await acknowledge(act, id, readers)
  }

  async function plan({ key, author, chat, weekday, time, minutes, repeat, ...about }: Meeting): Promise<void> {
    const when = { day: nextDay(now, weekday), time, minutes, repeat, until: null }
    await act(author, planCall, { ...about, id: idOf('meeting', key), chatIds: [chatOf(chat)], when })
  }

  async function ask({ key, author, chat, closes, votes, ...content }: Question): Promise<void> {
    const id = idOf('poll', key)
    const write = { ...content, id, chatId: chatOf(chat), quiz: null, closesAt: later(closes) }
    await act(author, polls.createPoll, write)
    for (const [voter, choices] of votes(school).filter(([voter]) => joined.has(voter))) {
      await act(voter, polls.vote, { pollId: id, choices })
    }
  }
}

/** Six in the evening there, five hours ahead. */
const sixOClock = (now: Date, days: number): string =>
  `${new Date(now.getTime() + days * DAY).toISOString().slice(0, 10)}T13:00:00.000Z`

/** The first such weekday after today, Monday is 1. */
function nextDay(now: Date, weekday: number): string {
  const today = now.getUTCDay() || 7
  return new Date(now.getTime() + (((weekday - today + 6) % 7) + 1) * DAY).toISOString().slice(0, 10)
}
