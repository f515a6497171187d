import type { InputOf } from '#contract'
import type { Db } from '#server/db'
import type { changeLesson } from '../../contract.ts'
import type { Laid } from '../../rules.ts'
import { shortName } from './views.ts'

interface Change {
  className: string
  before: Laid
  change: InputOf<typeof changeLesson>['change']
  reason: string
}

/** «Изменение в расписании 7А на среду, 25 ноября. 3-й урок, алгебра: отменён. Причина: …» */
export async function sayChange(db: Db, { className, before, change, reason }: Change): Promise<string> {
  const subject = await subjectName(db, before.subjectId)
  const what = `${before.no}-й урок, ${lower(subject)}`
  const how = await sayHow(db, before, change, subject)
  const why = reason ? ` Причина: ${reason.replace(/[.\s]+$/, '')}.` : ''
  return `Изменение в расписании ${className} на ${dayInWords(before.day)}. ${what}: ${how}.${why}`
}

async function sayHow(db: Db, before: Laid, change: Change['change'], subject: string): Promise<string> {
  if (change.kind === 'cancel') return 'отменён'
  if (change.kind === 'restore') return 'всё по-прежнему, как в расписании'
  if (change.kind === 'move') return `перенесён на ${dayInWords(change.day)}, ${change.no}-й урок`
  const { subjectId, teacherId, room, remote } = change.filling
  const other = await subjectName(db, subjectId)
  const said = [
    other !== subject && `будет ${lower(other)}`,
    (teacherId ?? null) !== before.teacherId && teacherId && `ведёт ${await teacherName(db, teacherId)}`,
    (remote ?? false) !== before.remote && (remote ? 'дистанционно' : 'в школе'),
    !remote && room && room !== before.room && `кабинет ${room}`,
  ].filter((one) => typeof one === 'string')
  return said.join(', ') || 'изменён'
}

const subjectName = async (db: Db, id: string): Promise<string> =>
  (await db.selectFrom('subjects').select('name').where('id', '=', id).executeTakeFirst())?.name ?? ''

async function teacherName(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('people')
    .select(['last_name', 'first_name', 'patronymic'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? shortName(row) : ''
}

const WEEKDAYS = ['воскресенье', 'понедельник', 'вторник', 'среду', 'четверг', 'пятницу', 'субботу']

export function dayInWords(day: string): string {
  const at = new Date(`${day}T12:00:00Z`)
  const date = new Intl.DateTimeFormat('ru', { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(at)
  return `${WEEKDAYS[at.getUTCDay()]}, ${date}`
}

/** «Алгебра» within a line is «алгебра»; «ОБЖ» stays. */
const lower = (name: string): string => (/^.\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1))
