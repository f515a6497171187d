import type { AnyQuery, InputOf, OutputOf } from '#contract'
import { listTimes } from '#contract/appointments'
import { listMine } from '#contract/consents'
import { getFamily, listLimits } from '#contract/families'
import { listTasks } from '#contract/lessons'
import { listMine as listMyRefusals } from '#contract/refusals'
import { getRequest } from '#contract/support'
import { appointments } from '#domains/appointments'
import { consents } from '#domains/consents'
import { families } from '#domains/families'
import { lessons } from '#domains/lessons'
import { viewPeople } from '#domains/people'
import { refusals } from '#domains/refusals'
import { support } from '#domains/support'
import type { Db } from '#server/db'
import { unlessRefused } from '#server/errors'
import type { Call } from '#server/operation'

/** What a matter says on a locked screen: `text` may be hidden, `title` never tells whose it is. */
export interface Said {
  title: string
  text: string
  hidden: string
  href: string
}

type Matter = (db: Db, call: Call, id: string) => Promise<Said | null>

/** The person is asked as their own screens ask: what they may not see, or what waits no more, says nothing. */
async function ask<C extends AnyQuery>(db: Db, call: Call, contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const operation = known.find((one) => one.contract.name === contract.name)!
  return (await operation.run(db, call, input)) as OutputOf<C>
}
const known = [appointments, consents, families, lessons, refusals, support].flat()

const toSign: Matter = async (db, call, id) => {
  const { mine } = await ask(db, call, listMine, {})
  const found = mine.find(({ waits, request }) => waits && request.id === id)
  if (!found) return null
  const words = SAY[call.language]
  const href = `/consents/${id}/${found.subject.id}`
  return { title: words.asked, text: found.request.title, hidden: words.document, href }
}

const withdrawn: Matter = async (db, call, id) => {
  const request = await db.selectFrom('consent_requests').select('title').where('id', '=', id).executeTakeFirst()
  const words = SAY[call.language]
  return request
    ? { title: words.withdrawn, text: request.title, hidden: words.document, href: `/school/consents/${id}` }
    : null
}

const answer: Matter = async (db, call, id) => {
  const { request, lines, side } = await ask(db, call, getRequest, { requestId: id })
  const last = lines.filter((line) => (side === 'asker' ? line.side !== 'asker' : line.side === 'operator')).at(-1)
  if (!last || (side === 'asker' && !request.fresh)) return null
  const words = SAY[call.language]
  const href = side === 'asker' ? `/more/help/${id}` : `/school/help/${id}`
  return { title: words.answer, text: last.text.slice(0, LONGEST), hidden: words.open, href }
}

const agreed: Matter = async (db, call, id) => {
  const { refusals: mine } = await ask(db, call, listMyRefusals, {})
  const found = mine.find((one) => one.id === id)?.agreed
  const words = SAY[call.language]
  return found
    ? { title: words.agreed, text: found.text.slice(0, LONGEST), hidden: words.open, href: '/refusal' }
    : null
}

/** Taken, free again, cancelled or near: as it is by now. */
const talk: Matter = async (db, call, id) => {
  const time = await db
    .selectFrom('appointment_times')
    .innerJoin('organizations', 'organizations.id', 'organization_id')
    .select(['organization_id', 'starts_at', 'time_zone'])
    .where('appointment_times.id', '=', id)
    .executeTakeFirst()
  if (!time) return null
  const { offered, taken } = await ask(db, call, listTimes, { organizationId: time.organization_id })
  const [given, own] = [offered, taken].map((list) => list.find((one) => one.id === id))
  if (!given && !own) return null
  const words = SAY[call.language]
  const title = own?.cancelled ? words.cancelled : given && !given.taken ? words.freed : words.talk
  const when = new Intl.DateTimeFormat(call.language === 'en' ? 'en-GB' : 'ru', {
    timeZone: time.time_zone,
    ...{ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  }).format(time.starts_at)
  const whom = own ? own.teacher.name : given!.taken && `${given!.taken.by.name} (${given!.taken.pupil.name})`
  return { title, text: [when, whom].filter(Boolean).join(': '), hidden: words.open, href: '/appointments' }
}

const returned: Matter = async (db, call, id) => {
  const work = await db
    .selectFrom('task_works')
    .innerJoin('lessons', 'lessons.id', 'lesson_id')
    .innerJoin('people', 'people.id', 'pupil_id')
    .select(['lessons.organization_id', 'class_id', 'day', 'no', 'group_name', 'pupil_id', 'answer', 'account_id'])
    .where('task_works.id', '=', id)
    .executeTakeFirst()
  if (!work) return null
  const { class_id, day, no, group_name } = work
  const { tasks } = await ask(db, call, listTasks, { organizationId: work.organization_id })
  const task = tasks.find(
    (one) =>
      one.state === 'returned' &&
      one.pupil.id === work.pupil_id &&
      [one.classId, one.day, one.no, one.group].join() === [class_id, day, no, group_name].join(),
  )
  if (!task) return null
  const words = SAY[call.language]
  const whose = work.account_id === call.actor?.accountId ? '' : `${task.pupil.name}, `
  const group = group_name ? `?group=${encodeURIComponent(group_name)}` : ''
  return {
    title: words.returned,
    text: `${whose}${task.subject.name}: ${work.answer ?? ''}`.slice(0, LONGEST),
    hidden: words.open,
    href: `/lessons/${class_id}/${day}/${no}${group}`,
  }
}

const limit: Matter = async (db, call, id) => {
  const [pupil] = await viewPeople(db, [id])
  if (!pupil) return null
  const { organizationId } = pupil
  await ask(db, call, listLimits, { organizationId, pupilId: id })
  const words = SAY[call.language]
  return { title: words.limit, text: pupil.fullName, hidden: words.open, href: `/school/people?person=${id}` }
}

const age: Matter = async (db, call, id) => {
  const { children, pupils } = await ask(db, call, getFamily, {})
  const words = SAY[call.language]
  const own = pupils.find((pupil) => pupil.id === id)
  const child = children.find((one) => one.id === id)
  if (!(own ?? child)?.ofAgeOn) return null
  const title = (own ?? child)!.ofAge ? words.ofAge : words.soon
  return { title, text: child?.name ?? words.decide, hidden: words.open, href: '/family' }
}

/** Facts of an account's own topic that wake somebody; the one thing a fact's key names is what it is about. */
const MATTERS: Record<string, Matter> = {
  'consents.asked': toSign,
  'consents.withdrawn': withdrawn,
  'support.answered': answer,
  'refusals.agreed': agreed,
  'appointments.told': talk,
  'lessons.workReturned': returned,
  'families.limitChanged': limit,
  'families.ageNoted': age,
}

export const isMatter = (fact: string): boolean => fact in MATTERS

export const sayMatter = (db: Db, call: Call, fact: string, id: string): Promise<Said | null> =>
  unlessRefused(MATTERS[fact]?.(db, call, id) ?? Promise.resolve(null))

const LONGEST = 140
const SAY = {
  ru: {
    asked: 'Ждёт вашей подписи',
    withdrawn: 'Согласие отозвано',
    document: 'Документ',
    answer: 'Ответ на ваше обращение',
    agreed: 'Школа ответила на заявление',
    talk: 'Приём у педагога',
    freed: 'Запись на приём отменили',
    cancelled: 'Приём отменён',
    returned: 'Работу вернули',
    limit: 'Документ о правах родителя',
    soon: 'Скоро восемнадцать',
    ofAge: 'Уже восемнадцать',
    decide: 'Решите, кому из родителей оставить доступ',
    open: 'Откройте, чтобы прочитать',
  },
  en: {
    asked: 'Waits for your signature',
    withdrawn: 'A consent was withdrawn',
    document: 'A document',
    answer: 'An answer to your request',
    agreed: 'The school has answered your statement',
    talk: 'A talk with a teacher',
    freed: 'A talk was given up',
    cancelled: 'A talk is cancelled',
    returned: 'A work came back',
    limit: 'A paper about a guardian’s rights',
    soon: 'Soon eighteen',
    ofAge: 'Eighteen now',
    decide: 'Decide which guardian keeps access',
    open: 'Open to read',
  },
}
