import { randomUUID } from 'node:crypto'
import type { InputOf } from '#contract'
import { type Member, openSchool } from '#test/school'
import type { World } from '#test/world'
import * as contract from '../contract.ts'

export const PHOTO = {
  kind: 'photo' as const,
  title: 'Согласие на съёмку',
  text: 'Даю школе согласие на съёмку на уроках.',
  consequence: 'Снимки удаляются.',
}
export const TRIP = { day: '2027-03-11', time: '09:30', place: 'Планетарий', cost: 650 }
export const SLIP = {
  title: 'Поездка в планетарий',
  text: 'Отпускаю ребёнка с классом в планетарий.',
  consequence: 'Ребёнок остаётся на уроках в параллельном классе.',
  trip: TRIP,
}

/** 7А of two families and a neighbour class, with what the tests do again and again. */
export async function openConsents(world: World) {
  const school = await openSchool(world)
  const { organizationId } = school
  const [class7a, class7b] = [await school.addClass('7А'), await school.addClass('7Б')]
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const roman = await school.teacher('Роман Юрьевич Дёмин', class7b)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const sonya = await school.pupil('Соня Белова', class7a)
  const lev = await school.pupil('Лев Громов', class7b)
  const aliya = await school.guardianOf(timur, 'Алия Ахметова')
  const ruslan = await school.guardianOf(timur, 'Руслан Ахметов', 'father')
  const anna = await school.guardianOf(sonya, 'Анна Белова', 'mother', { joined: false })
  const gleb = await school.guardianOf(lev, 'Глеб Громов', 'father')

  const ask = (
    what: InputOf<typeof contract.askForConsent>['what'],
    more: Partial<InputOf<typeof contract.askForConsent>> = {},
    who: Member = elena,
  ) =>
    who.does(contract.askForConsent, {
      id: randomUUID(),
      organizationId,
      what,
      classIds: [class7a],
      personIds: [],
      deadline: null,
      ...more,
    })

  async function askPhoto(more: Partial<InputOf<typeof contract.askForConsent>> = {}): Promise<string> {
    const template = { id: randomUUID(), organizationId, ...PHOTO }
    done(await administrator.does(contract.createTemplate, template))
    return done(await ask({ templateId: template.id }, more, administrator)).id
  }

  const read = async (who: Member, requestId: string, subject: Member) =>
    done(await who.reads(contract.getDocument, { requestId, subjectId: subject.personId }))

  const prepare = async (who: Member, requestId: string, subject: Member, comment?: string) => {
    const { sha256 } = await read(who, requestId, subject)
    return done(
      await who.does(contract.prepareSigning, {
        requestId,
        subjectId: subject.personId,
        sha256,
        ...(comment ? { comment } : {}),
      }),
    )
  }

  /** Reads, presses, types the code from the screen. */
  async function sign(who: Member, requestId: string, subject: Member, comment?: string) {
    const { confirmationId, code } = await prepare(who, requestId, subject, comment)
    return done(await who.does(contract.confirmSigning, { id: randomUUID(), confirmationId, code: code! }))
  }

  const decline = (who: Member, requestId: string, subject: Member, comment?: string) =>
    who.does(contract.declineConsent, {
      id: randomUUID(),
      requestId,
      subjectId: subject.personId,
      ...(comment ? { comment } : {}),
    })
  const withdraw = (who: Member, requestId: string, subject: Member) =>
    who.does(contract.withdrawConsent, { id: randomUUID(), requestId, subjectId: subject.personId })
  const born = async (who: Member, day: string) =>
    done(await elena.does(contract.setBirthDay, { id: randomUUID(), personId: who.personId, day }))

  const rowOf = async (requestId: string, subject: Member, who: Member = elena, classId = class7a) =>
    done(await who.reads(contract.listRegister, { requestId, classId })).rows.find(
      (row) => row.subject.id === subject.personId,
    )!
  const counts = async (requestId: string, who: Member = elena) =>
    done(await who.reads(contract.getRequest, { requestId })).counts
  const waiting = async (who: Member) => done(await who.reads(contract.listMine, {})).mine.filter(({ waits }) => waits)
  const matters = async () => done(await administrator.reads(contract.listMatters, { organizationId })).matters

  return {
    ...{
      school,
      organizationId,
      class7a,
      class7b,
      administrator,
      elena,
      roman,
      timur,
      sonya,
      lev,
      aliya,
      ruslan,
      anna,
      gleb,
    },
    ...{ ask, askPhoto, read, prepare, sign, decline, withdraw, born, rowOf, counts, waiting, matters },
  }
}

export function done<O>({ status, body }: { status: number; body: O }): O {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
