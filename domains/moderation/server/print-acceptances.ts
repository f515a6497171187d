import { note } from '#server/audit'
import { handleDownload } from '#server/operation'
import { makePdf, type TDocumentDefinitions } from '#server/pdf'
import * as contract from '../contract.ts'
import { readAcceptances } from './acceptances.ts'
import { localDate, readSchool } from './paper.ts'

/** A sheet for the folder: who has accepted the rules here, and an empty line to sign for who has not. */
export const printAcceptances = handleDownload(contract.printAcceptances, async ({ tx, actor, input }) => {
  const { version, className, people } = await readAcceptances(tx, actor, input)
  const school = await readSchool(tx, input.organizationId)
  note(tx, {
    organizationId: input.organizationId,
    action: 'moderation.printAcceptances',
    byAccountId: actor.accountId,
  })
  const title = `Ознакомление с правилами поведения${className ? `, ${className}` : ''}`
  const rows = people.map(({ fullName, part, acceptedAt }, n) => [
    String(n + 1),
    fullName,
    PARTS[part],
    acceptedAt ? localDate(acceptedAt, school.time_zone) : '',
    acceptedAt ? 'в системе «Звонок»' : '',
  ])
  const document: TDocumentDefinitions = {
    pageMargins: [48, 42, 42, 42],
    info: { title },
    defaultStyle: { fontSize: 10.5 },
    content: [
      { text: school.name, fontSize: 10 },
      { text: title, fontSize: 16, bold: true, margin: [0, 12, 0, 4] },
      { text: `Редакция ${version}`, margin: [0, 0, 0, 12] },
      {
        table: {
          headerRows: 1,
          widths: [24, '*', 70, 100, 110],
          body: [
            ['№', 'Фамилия, имя, отчество', 'Кто', 'Принял(а)', 'Подпись'].map((text) => ({ text, bold: true })),
            ...rows,
          ],
        },
      },
    ],
  }
  return { mediaType: 'application/pdf', fileName: `${title}.pdf`, bytes: await makePdf(document), inline: true }
})

const PARTS = { pupil: 'обучающийся', guardian: 'родитель', staff: 'сотрудник' }
