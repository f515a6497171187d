import type { Db } from '#server/db'
import type { OffDay } from '../../contract.ts'
import { type DayOff, offOn } from '../../rules.ts'
import { readKnown } from './read-off.ts'

interface Asked {
  organizationId: string
  classIds: string[]
  days: string[]
}

/** Days without lessons, for all of these classes or for some by name; whoever has no class is told of the school's. */
export async function viewOff(db: Db, { organizationId, classIds, days }: Asked): Promise<OffDay[]> {
  const { spans, calendar } = await readKnown(db, organizationId)
  const classes = classIds.length > 0 ? await readClasses(db, classIds) : [{ name: '', parallel: null }]
  return days.flatMap((day) => {
    const off = classes.flatMap(({ name, parallel }) => {
      const why = offOn(day, parallel, spans, calendar)
      return why ? [{ name, why }] : []
    })
    return [...Map.groupBy(off, ({ why }) => keyOf(why)).values()].map((group) => ({
      ...group[0]!.why,
      day,
      classNames: group.length === classes.length ? [] : group.map(({ name }) => name),
    }))
  })
}

const keyOf = ({ kind, name, to }: DayOff): string => `${kind} ${name} ${to}`

const readClasses = (db: Db, classIds: string[]) =>
  db
    .selectFrom('classes')
    .select(['name', 'parallel'])
    .where('id', 'in', classIds)
    .orderBy('parallel')
    .orderBy('name')
    .execute()
