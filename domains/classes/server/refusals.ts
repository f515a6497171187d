import { conflict, forbidden } from '#server/errors'

export const mayNotBuild = () =>
  forbidden(
    'Классы, предметы и педагогов назначает администрация. Попросите администратора школы',
    'The administration sets classes, subjects and teachers. Ask the school’s administrator',
  )
export const mayNotLead = () =>
  forbidden(
    'Состав класса меняет классный руководитель или администрация',
    'The class teacher or the administration changes who is in the class',
  )
export const nameTaken = (name: string, field: string) =>
  conflict(`«${name}» уже есть. Выберите другое название`, `“${name}” is there already. Choose another name`, field)
