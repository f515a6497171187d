import { forbidden } from '#server/errors'

/** R008: whoever runs the school comes by the word of the administrator or the director. */
export const headsByAppointing = () =>
  forbidden(
    'Руководителей, заместителей и дополнительных администраторов вводит в школу администратор или директор',
    'Heads, deputies and additional administrators are let in by the administrator or the director',
  )
