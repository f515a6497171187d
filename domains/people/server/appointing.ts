import { conflict, forbidden } from '#server/errors'

export const mayNotAppoint = () =>
  forbidden(
    'Руководителей, заместителей и дополнительных администраторов назначает администратор или директор',
    'The administrator or the director appoints heads, deputies and additional administrators',
  )

// R008: additional administrators are appointed from staff who have already joined.
export const hasNotJoined = () =>
  conflict(
    'Дополнительным администратором назначают того, кто уже вошёл. Сначала дайте сотруднику лист активации',
    'An additional administrator has to have joined first. Give the employee an activation sheet',
    'roles',
  )

export const mayNotDemand = () =>
  forbidden(
    'Второй шаг для руководства школы включает администратор или директор',
    'The administrator or the director demands a second step of those who run the school',
  )
