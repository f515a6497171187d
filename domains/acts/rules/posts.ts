// A post in the accusative, «учителя математики»: only where its head is a word known here. Anything else is asked.
const HEADS: Record<string, string> = {
  учитель: 'учителя',
  преподаватель: 'преподавателя',
  воспитатель: 'воспитателя',
  руководитель: 'руководителя',
  заместитель: 'заместителя',
  директор: 'директора',
  заведующий: 'заведующего',
  заведующая: 'заведующую',
  педагог: 'педагога',
  'педагог-психолог': 'педагога-психолога',
  'педагог-организатор': 'педагога-организатора',
  'педагог-библиотекарь': 'педагога-библиотекаря',
  методист: 'методиста',
  секретарь: 'секретаря',
  специалист: 'специалиста',
  инженер: 'инженера',
  программист: 'программиста',
  лаборант: 'лаборанта',
  библиотекарь: 'библиотекаря',
  администратор: 'администратора',
  советник: 'советника',
  тьютор: 'тьютора',
  психолог: 'психолога',
  логопед: 'логопеда',
  делопроизводитель: 'делопроизводителя',
  куратор: 'куратора',
}
const BEFORE: Record<string, string> = {
  социальный: 'социального',
  старший: 'старшего',
  системный: 'системного',
  классный: 'классного',
  ведущий: 'ведущего',
  главный: 'главного',
}

/** Undefined: nobody here knows how it is said, so a person says it. */
export function accusativePost(post: string): string | undefined {
  const words = post.trim().split(/\s+/)
  const lead = BEFORE[words[0]?.toLowerCase() ?? '']
  const [head, ...rest] = lead ? words.slice(1) : words
  const inflected = HEADS[head?.toLowerCase() ?? '']
  return inflected ? [lead, inflected, ...rest].filter(Boolean).join(' ') : undefined
}
