import { forbidden } from '#server/errors'

export const staffByAdministration = () =>
  forbidden(
    'Листы сотрудников печатает администратор школы',
    'The sheets of staff are printed by the school’s administrator',
  )
