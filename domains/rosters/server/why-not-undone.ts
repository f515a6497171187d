import { sql } from 'kysely'
import type { Db } from '#server/db'
import type { ImportRow } from './access.ts'

export interface Why {
  ru: string
  en: string
}

/**
 * An import is taken back as a whole or not at all. What people have done since stands on it: then it stays, and the
 * school corrects by hand. The latest import goes first.
 */
export async function whyNotUndone(db: Db, { id, organization_id, written_at }: ImportRow): Promise<Why | null> {
  const { rows } = await sql<Record<'later' | 'joined' | 'moved' | 'renamed' | 'bound' | 'seated' | 'talked', number>>`
    with changes as (select * from roster_changes where import_id = ${id}),
      added as (select person_id from changes where kind = 'personAdded'),
      opened as (select class_id from changes where kind = 'classOpened')
    select
      (select count(*)::int from roster_imports where organization_id = ${organization_id} and state = 'done'
        and written_at > ${written_at}) as later,
      (select count(*)::int from added join people p on p.id = person_id where p.account_id is not null) as joined,
      (select count(*)::int from changes c left join class_seats s on s.id = (c.after->>'id')::uuid
        where c.kind = 'seatTaken' and (s.id is null or s.left_at is not null)) as moved,
      (select count(*)::int from changes c join people p on p.id = c.person_id where c.kind = 'renamed'
        and (p.last_name, p.first_name, coalesce(p.patronymic, '')) is distinct from
          (c.after->>'lastName', c.after->>'firstName', coalesce(c.after->>'patronymic', ''))) as renamed,
      (select count(*)::int from guardianships g where (g.guardian_id in (select person_id from added)
          or g.pupil_id in (select person_id from added))
        and not exists (select from changes c where c.kind = 'bond' and c.person_id = g.guardian_id
          and (c.after->>'pupilId')::uuid = g.pupil_id)) as bound,
      (select count(*)::int from class_seats s where s.class_id in (select class_id from opened)
        and not exists (select from changes c where c.kind = 'seatTaken' and (c.after->>'id')::uuid = s.id)) as seated,
      (select count(*)::int from messages m join chats ch on ch.id = m.chat_id
        where ch.class_id in (select class_id from opened)) as talked`.execute(db)
  const found = rows[0]!
  if (found.later > 0) {
    return {
      ru: 'После неё была ещё одна загрузка. Сначала отмените последнюю',
      en: 'There was another import after it. Take the latest back first',
    }
  }
  if (found.joined > 0) {
    return {
      ru: `Люди из этого списка уже вошли в «Звонок»: ${found.joined}. Отменить загрузку целиком больше нельзя, поправьте нужное вручную`,
      en: `People of this list have already joined: ${found.joined}. It cannot be taken back as a whole any more; correct by hand`,
    }
  }
  if (found.talked > 0) {
    return {
      ru: 'В чатах новых классов уже пишут. Отменить загрузку целиком больше нельзя, поправьте нужное вручную',
      en: 'People already write in the chats of the new classes. It cannot be taken back as a whole any more; correct by hand',
    }
  }
  const touched = found.moved + found.renamed + found.bound + found.seated
  if (touched > 0) {
    return {
      ru: `После загрузки список правили вручную (изменений: ${touched}). Отмена стёрла бы эту работу`,
      en: `The list has been edited since (${touched} changes). Taking the import back would undo that work`,
    }
  }
  return null
}
