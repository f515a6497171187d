// What a school brings as its timetable: a list of lessons by heads of columns, or a grid with a column for each class. Pure.

export interface RawLesson {
  row: number
  className: string
  weekday: number | null
  no: number | null
  group: string
  subjectName: string
  teacherName: string
  room: string
  remote: boolean
}

const WEEKDAYS: [RegExp, number][] = [
  [/^(пн|понед|mon)/i, 1],
  [/^(вт|tue)/i, 2],
  [/^(ср|wed)/i, 3],
  [/^(чт|четв|thu)/i, 4],
  [/^(пт|пятн|fri)/i, 5],
  [/^(сб|суб|sat)/i, 6],
  [/^(вс|воск|sun)/i, 7],
]

export const readWeekday = (text: string): number | null =>
  WEEKDAYS.find(([word]) => word.test(text.trim()))?.[1] ?? (/^[1-7]$/.test(text.trim()) ? Number(text) : null)

const HEADS: Record<Exclude<keyof RawLesson, 'row' | 'remote'>, RegExp> = {
  className: /^(класс|группа класса|class)/i,
  weekday: /^(день|weekday|day)/i,
  no: /^(урок|№ ?урока|номер|№|lesson|no)/i,
  subjectName: /^(предмет|дисциплина|subject)/i,
  teacherName: /^(учитель|преподаватель|педагог|teacher)/i,
  room: /^(каб|ауд|место|room)/i,
  group: /^(подгруппа|группа|group)/i,
}
const CLASS = /^(\d{1,2})\s*[-–«"]?\s*(\p{L})[»"]?$/u
const REMOTE = /дист|онлайн|remote|online/i

/** «7 «А»», «7-а», «7А» are one class. */
export const plainClass = (name: string): string => {
  const [, parallel, letter] = CLASS.exec(name.trim()) ?? []
  return (parallel ? `${Number(parallel)}${letter}` : name.trim())
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+/g, ' ')
}

export const plainWord = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s.]+/g, ' ')
    .trim()

export function readTimetableTable(rows: string[][]): RawLesson[] {
  const clean = rows.map((row) => row.map((cell) => cell.trim()))
  const listed = findListHead(clean)
  return listed ? readList(clean, listed) : readGrid(clean)
}

type Columns = Partial<Record<keyof typeof HEADS, number>>

function findListHead(rows: string[][]): { at: number; columns: Columns } | undefined {
  for (const [at, row] of rows.slice(0, 20).entries()) {
    const columns: Columns = {}
    for (const [key, head] of Object.entries(HEADS) as [keyof typeof HEADS, RegExp][]) {
      const place = row.findIndex((cell, place) => head.test(cell) && !Object.values(columns).includes(place))
      if (place >= 0) columns[key] = place
    }
    if (columns.className !== undefined && columns.subjectName !== undefined) return { at, columns }
  }
  return undefined
}

/** A cell left empty goes on with the one above, as people write tables. */
function readList(rows: string[][], { at, columns }: { at: number; columns: Columns }): RawLesson[] {
  let [className, day] = ['', '']
  return rows.slice(at + 1).flatMap((row, place) => {
    const cell = (key: keyof Columns) => row[columns[key] ?? -1] ?? ''
    className = cell('className') || className
    day = cell('weekday') || day
    if (!cell('subjectName')) return []
    const room = cell('room')
    return [
      {
        row: at + place + 2,
        className,
        weekday: readWeekday(day),
        no: readNo(cell('no')),
        group: cell('group'),
        subjectName: cell('subjectName'),
        teacherName: cell('teacherName'),
        room: REMOTE.test(room) ? '' : room,
        remote: REMOTE.test(room),
      },
    ]
  })
}

const readNo = (text: string): number | null => {
  const [digits] = /\d+/.exec(text) ?? []
  return digits && Number(digits) >= 1 && Number(digits) <= 12 ? Number(digits) : null
}

/** Days and numbers at the left, classes above, «Алгебра, Воробьёва Е. С., каб. 24» in the cells. */
function readGrid(rows: string[][]): RawLesson[] {
  const head = rows.findIndex((row) => row.filter((cell) => CLASS.test(cell)).length >= 1)
  if (head < 0) return []
  const classes = rows[head]!.flatMap((cell, place) => (CLASS.test(cell) ? [{ place, className: cell }] : []))
  const first = classes[0]!.place
  let weekday: number | null = null
  return rows.slice(head + 1).flatMap((row, place) => {
    const left = row.slice(0, first)
    weekday = left.map((cell) => (/\D/.test(cell) ? readWeekday(cell) : null)).find((day) => day !== null) ?? weekday
    const no =
      left.map((cell) => (/^\d{1,2}\D{0,2}$/.test(cell) ? readNo(cell) : null)).find((one) => one !== null) ?? null
    return classes.flatMap(({ place: column, className }) => {
      const cell = row[column] ?? ''
      return cell ? [{ row: head + place + 2, className, weekday, no, group: '', ...readCell(cell) }] : []
    })
  })
}

const TEACHER = /(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s+\p{Lu}\.\s*(?:\p{Lu}\.)?)/u
const ROOM = /(?:каб(?:инет|\.)?|ауд\.?|room)\s*№?\s*([\p{L}\d/-]+)/iu

function readCell(cell: string) {
  const teacherName = TEACHER.exec(cell)?.[1]?.trim() ?? ''
  const named = ROOM.exec(cell)
  const rest = cell.replace(teacherName, '').replace(named?.[0] ?? '', '')
  const bare = named ? undefined : /[\s,(/]\s*(\d{1,3}\p{L}?)\s*\)?\s*$/u.exec(rest)
  const remote = REMOTE.test(cell)
  const subjectName = rest
    .replace(bare?.[0] ?? '', '')
    .replace(/[(,/;]?\s*(дист\p{L}*|онлайн|remote|online)\)?/giu, '')
    .replace(/[\s,;()/]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim()
  return { subjectName, teacherName, room: named?.[1] ?? bare?.[1] ?? '', remote }
}
