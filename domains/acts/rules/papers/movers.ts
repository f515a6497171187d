import { type Paper, SCHOOL, SIGNER, signed } from './paper-type.ts'

const TITLE = 'Список ответственных за перевод чатов в закрытую площадку общения «Звонок»'

/** R169, R170 (001, order, point 4). */
export const moversPaper: Paper = {
  fields: [
    SCHOOL,
    { key: 'until', ru: 'Закончить до', en: 'To be done by' },
    {
      key: 'rows',
      ru: 'Строки: чат | ответственный. По одной на строку',
      en: 'Rows: chat | person. One on a line',
      long: true,
    },
    ...SIGNER,
  ],
  title: () => TITLE,
  write: (values) => `> Приложение
> к приказу от «___» ____________ 20__ г. № ______

= ${values.school}

# ${TITLE}

| № | Чат | Ответственный | Срок | Отметка о переводе |
${tableOf(values)}

Ответственный создаёт или находит чат на Площадке, приглашает его участников, проверяет по списку, кого ещё нет, переносит нужные материалы и предупреждает участников, с какого дня прежний чат закрыт.

${signed(values)}
`,
}

const tableOf = ({ rows, until }: Record<string, string>): string =>
  (rows || '\n\n')
    .split('\n')
    .map((row, place) => {
      const [chat = '', person = ''] = row.split('|').map((cell) => cell.trim())
      return `| ${place + 1} | ${chat} | ${person} | ${until} | |`
    })
    .join('\n')
