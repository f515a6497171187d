import { createHash } from 'node:crypto'
import { fullName } from '#domains/people'
import type { Db } from '#server/db'
import type { Trip } from '../contract.ts'
import type { Kind } from '../rules.ts'
import { partOf, type SubjectRow } from './subjects.ts'
import { readSchool } from './today.ts'

interface Asked {
  kind: Kind
  organization_id: string
  version_id: string | null
  title: string
  text: string
  consequence: string
  trip: Trip | null
}

export interface Paper {
  document: string
  sha256: string
}

const RELATION = {
  mother: 'мать',
  father: 'отец',
  grandmother: 'бабушка',
  grandfather: 'дедушка',
  guardian: 'законный представитель',
} as const

/** What this person signs about that one, word for word: shown, hashed, kept, printed. Without a moment in it. */
export async function writeDocument(db: Db, asked: Asked, subject: SubjectRow, signerId: string): Promise<Paper> {
  const school = await readSchool(db, asked.organization_id)
  const version = asked.version_id
    ? await db.selectFrom('consent_versions').select('number').where('id', '=', asked.version_id).executeTakeFirst()
    : undefined
  const signer = await db.selectFrom('people').selectAll().where('id', '=', signerId).executeTakeFirstOrThrow()
  const document = [
    school.name,
    version ? `${asked.title}\nРедакция ${version.number}` : asked.title,
    whoSigns(subject, signerId, fullName(signer)),
    asked.text,
    ...(asked.trip ? [writeTrip(asked.trip)] : []),
    `${asked.kind === 'slip' ? 'Если разрешения нет' : 'Если согласие не дано или отозвано'}: ${asked.consequence}`,
  ].join('\n\n')
  return { document, sha256: hashOf(document) }
}

export const hashOf = (document: string): string => createHash('sha256').update(document).digest('hex')

function whoSigns(subject: SubjectRow, signerId: string, name: string): string {
  if (partOf(subject, signerId) === 'self') {
    return `Я, ${name}${subject.class_name ? `, ${subject.class_name}` : ''}, от своего имени.`
  }
  const relation = subject.guardians.find(({ id }) => id === signerId)?.relation ?? 'guardian'
  const place = subject.class_name ? ` (${subject.class_name})` : ''
  return `Я, ${name}, ${RELATION[relation]}, действую как представитель обучающегося: ${fullName(subject)}${place}.`
}

function writeTrip({ day, time, place, cost }: Trip): string {
  const date = day.split('-').reverse().join('.')
  return [
    `Когда: ${date}${time ? `, ${time}` : ''}`,
    `Где: ${place}`,
    `Стоимость: ${cost === 0 ? 'бесплатно' : `${cost} ₽`}`,
  ].join('\n')
}
