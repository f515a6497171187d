import type { Content, TDocumentDefinitions } from '#server/pdf'

interface Sheet {
  school: string
  organizationId: string
  at: string
  head: { no: number; hash: string }
  signature: string
  publicKey: string
}

/** One page for the safe. Groups of four, so that two people can read it to each other. */
export function headSheet({ school, organizationId, at, head, signature, publicKey }: Sheet): TDocumentDefinitions {
  return {
    pageMargins: [56, 56, 56, 56],
    info: { title: 'Контрольный лист журнала действий' },
    defaultStyle: { fontSize: 11, lineHeight: 1.25 },
    content: [
      { text: school, fontSize: 10 },
      { text: 'Контрольный лист журнала действий', fontSize: 18, bold: true, margin: [0, 10, 0, 14] },
      {
        text:
          'Сохраните этот лист в сейфе. Если кто-нибудь изменит хотя бы одну запись, сделанную до этой минуты, ' +
          'сверка с листом это покажет, даже если журнал переписан целиком.',
        margin: [0, 0, 0, 16],
      },
      line('Когда', at),
      line('Записей', String(head.no)),
      line('Хеш последней записи', head.hash.match(/.{4}/g)!.join(' ')),
      line('Школа', organizationId),
      line('Подпись сервера', signature.match(/.{1,44}/g)!.join('\n')),
      line('Открытый ключ', publicKey),
      { text: 'Как сверить', bold: true, margin: [0, 18, 0, 4] },
      { text: `bin/audit verify ${organizationId} --head ${head.no}:${head.hash}`, fontSize: 9 },
      { text: 'Напечатал(а) ______________________      Директор ______________________', margin: [0, 48, 0, 0] },
    ],
  }
}

const line = (name: string, value: string): Content => ({
  columns: [
    { text: name, width: 130, color: '#555555' },
    { text: value, width: '*' },
  ],
  margin: [0, 0, 0, 6],
})
