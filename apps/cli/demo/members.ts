import type { ChatKey, DemoSchool, PersonKey } from './types.ts'

type School = Pick<DemoSchool, 'people' | 'classes' | 'guardianships' | 'teachings'>

/** Who may rightfully write in a chat, joined or not. */
export function writersOf(chat: ChatKey, school: School): PersonKey[] {
  switch (chat.kind) {
    case 'staff':
      return withRoles(school, ['administrator', 'director', 'deputy', 'teacher', 'employee'])
    case 'schoolChannel':
    case 'staffChannel':
      return withRoles(school, ['administrator', 'director', 'deputy'])
    case 'direct':
      return [chat.a, chat.b]
    case 'class':
      return [classOf(school, chat.class).classTeacher, ...classOf(school, chat.class).pupils]
    case 'subject': {
      const teachers = school.teachings.filter((one) => one.class === chat.class && one.subject === chat.subject)
      const { classTeacher, pupils } = classOf(school, chat.class)
      return [...new Set([classTeacher, ...teachers.map((one) => one.teacher), ...pupils])]
    }
    case 'parents': {
      const { classTeacher, pupils } = classOf(school, chat.class)
      const inClass = new Set(pupils)
      const guardians = school.guardianships.filter((link) => inClass.has(link.pupil)).map((link) => link.guardian)
      return [...new Set([classTeacher, ...guardians])]
    }
    case 'teachers': {
      const teachers = school.teachings.filter((one) => one.class === chat.class).map((one) => one.teacher)
      return [...new Set([classOf(school, chat.class).classTeacher, ...teachers])]
    }
  }
}

function withRoles(school: School, roles: string[]) {
  return school.people.filter((person) => person.roles.some((role) => roles.includes(role))).map((person) => person.key)
}

function classOf(school: School, name: string) {
  const found = school.classes.find((one) => one.name === name)
  if (!found) throw new Error(`no class ${name}`)
  return found
}
