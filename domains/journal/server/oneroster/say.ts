import { hostAndPort, type OutsideRefused } from '#server/outside'
import { Trouble } from '../sentences.ts'

export const notAdmitted = () =>
  new Trouble(
    'Журнал не принял идентификатор и секрет. Проверьте их и адрес выдачи ключа',
    'The journal does not accept the client id and the secret. Check them and the token address',
  )
export const noToken = () =>
  new Trouble(
    'По адресу выдачи ключа ответили не ключом. Проверьте этот адрес',
    'What answers at the token address gives no token. Check that address',
  )
export const samePage = (name: string) =>
  new Trouble(
    `Журнал отдаёт одну и ту же страницу «${name}» и не идёт дальше. Напишите в его поддержку: не работает offset`,
    `The journal gives the same page of “${name}” again and again. Write to its support: offset does not work`,
  )
export const tooMany = () =>
  new Trouble(
    'Записей больше, чем бывает в школе. Укажите код школы в журнале или попросите ключ только для неё',
    'There are more records than a school has. Give the school’s id in the journal, or ask for a key of this school alone',
  )
export const unreadable = (name: string, offset: number) =>
  new Trouble(
    `Ответ журнала не разобрать: «${name}», с записи ${offset + 1}. Ничего не изменилось`,
    `The journal’s answer cannot be read: “${name}”, from record ${offset + 1}. Nothing has changed`,
  )
export const empty = () =>
  new Trouble(
    'Журнал не отдал ни одного человека. Проверьте код школы и права ключа',
    'The journal gives nobody. Check the id of the school and what the key may read',
  )

export function refused(status: number, name: string): Trouble {
  if (status === 401 || status === 403) {
    return new Trouble(
      `Журнал не разрешает читать «${name}». Попросите для ключа право на чтение списков`,
      `The journal does not let us read “${name}”. Ask for a key that may read rosters`,
    )
  }
  if (status === 404) {
    return new Trouble(
      `По этому адресу нет «${name}». Проверьте адрес и версию OneRoster`,
      `There is no “${name}” at this address. Check the address and the version of OneRoster`,
    )
  }
  if (status === 429) {
    return new Trouble(
      'Журнал просит обращаться реже. Попробуйте через час или поставьте загрузку пореже',
      'The journal asks to come less often. Try in an hour, or choose a rarer pace',
    )
  }
  return new Trouble(
    `Журнал отвечает ошибкой ${status} («${name}»). Ничего не изменилось, попробуйте позже`,
    `The journal answers with error ${status} (“${name}”). Nothing has changed, try later`,
  )
}

/** Why we have not reached it at all. */
export function unreachable({ reason }: OutsideRefused, url: string): Trouble {
  const where = hostAndPort(new URL(url))
  if (reason === 'address' || reason === 'host' || reason === 'port') {
    return new Trouble(
      `Адрес ${where} не из интернета, туда сервер не ходит. Если журнал стоит в школьной сети, пусть оператор добавит ${where} в ZVONOK_JOURNAL_HOSTS`,
      `The address ${where} is not of the Internet, and the server does not go there. If the journal is in the school’s own network, the operator adds ${where} to ZVONOK_JOURNAL_HOSTS`,
    )
  }
  if (reason === 'redirects') {
    return new Trouble(
      `${where} пересылает на другой адрес, а ключ чужому серверу показывать нельзя. Укажите окончательный адрес`,
      `${where} redirects elsewhere, and a key is not shown to another server. Give the final address`,
    )
  }
  if (reason === 'mediaType' || reason === 'encoding') {
    return new Trouble(
      `${where} отвечает не данными OneRoster, а чем-то другим. Проверьте адрес`,
      `${where} answers with something that is not OneRoster. Check the address`,
    )
  }
  if (reason === 'tooLarge') {
    return new Trouble(`${where} прислал слишком большую страницу`, `${where} has sent a page that is too large`)
  }
  if (reason === 'late') {
    return new Trouble(
      `${where} не ответил за полминуты, и так несколько раз. Попробуйте позже`,
      `${where} has not answered within half a minute, several times. Try later`,
    )
  }
  return new Trouble(
    `С ${where} не получилось соединиться. Проверьте адрес; может быть, журнал сейчас не работает`,
    `There is no connection with ${where}. Check the address; the journal may be down`,
  )
}
