import * as acts from '#contract/acts'
import * as announcements from '#contract/announcements'
import * as consents from '#contract/consents'
import * as network from '#contract/network'
import { takeSnapshots } from '#domains/statistics'
import { ACT_OF, writePaper } from '#rules/acts'
import type { Db, Tx } from '#server/db'
import { DAY, most, staffOf } from './demo/life.ts'
import { PAPERS } from './demo/papers.ts'
import type { DemoSchool } from './demo/types.ts'
import { type Act, acknowledge } from './seed-act.ts'
import { idOf } from './seed-rows.ts'
import { seedTrend } from './seed-trend.ts'

type At = { organizationId: string; school: DemoSchool; now: Date }

/** A curator of the municipality: an account of its own, of nobody in the school. */
export async function seedCurator(tx: Tx, { organization }: DemoSchool, password: string): Promise<void> {
  const { login, name } = PAPERS.curator
  const account = { id: idOf('account', login), name, login, email: null, phone: null, password_hash: password }
  await tx.insertInto('accounts').values(account).execute()
  const { region, municipality } = organization
  const appointed = { account_id: account.id, region, municipality, appointed_by: idOf('account', 'operator') }
  await tx
    .insertInto('curators')
    .values({ id: idOf('curator', login), ...appointed })
    .execute()
}

/** What the school has adopted, with an acceptance under way, and what one class is asked to sign. */
export async function seedPapers(act: Act, at: At): Promise<void> {
  const year = at.school.schoolYear.slice(0, 4)
  const { order, bylaw } = PAPERS
  await adopt(order, {})
  const { id } = await adopt(bylaw, bylaw)
  await askToRead(id)
  await askToSign(act, at)

  async function adopt(
    { key, paper, number, values }: typeof order | typeof bylaw,
    { pupilsCouncil, parentsCouncil }: { pupilsCouncil?: string; parentsCouncil?: string },
  ) {
    const { organizationId } = at
    const prepared = await act(PAPERS.keeper, acts.preparePaper, { organizationId, paper })
    const written = writePaper(paper, { ...prepared.values, ...values })
    const id = idOf('act', key)
    await act(PAPERS.keeper, acts.createAct, { id, organizationId, kind: ACT_OF[paper], ...written })
    const { versions } = await act(PAPERS.keeper, acts.getAct, { actId: id })
    await act(PAPERS.keeper, acts.adoptVersion, {
      id: idOf('adoption', key),
      versionId: versions[0]!.id,
      number,
      adoptedOn: `${year}-${PAPERS.adopted}`,
      validFrom: `${year}-${PAPERS.from}`,
      ...(pupilsCouncil ? { pupilsCouncil } : {}),
      ...(parentsCouncil ? { parentsCouncil } : {}),
    })
    return versions[0]!
  }

  async function askToRead(versionId: string) {
    const announcementId = idOf('announcement', 'bylaw')
    await act(PAPERS.keeper, acts.askToRead, { id: announcementId, versionId, addressees: ['staff'] })
    await act(PAPERS.keeper, announcements.publishAnnouncement, { id: idOf('step', 'bylaw'), announcementId })
    await acknowledge(act, announcementId, most(staffOf(at.school)))
  }
}

/** A permission for an excursion: some have signed, one has refused, the rest think. */
async function askToSign(act: Act, { organizationId, school, now }: At): Promise<void> {
  const { slip } = PAPERS
  const requestId = idOf('consent', slip.key)
  const dayIn = (days: number) => new Date(now.getTime() + days * DAY).toISOString().slice(0, 10)
  const { title, text, consequence, time, place, cost } = slip
  await act(slip.author, consents.askForConsent, {
    id: requestId,
    organizationId,
    what: { title, text, consequence, trip: { day: dayIn(slip.day), time, place, cost } },
    classIds: [idOf('class', slip.class)],
    personIds: [],
    deadline: `${dayIn(slip.deadline)}T13:00:00.000Z`,
  })
  const joined = new Set(school.people.filter((person) => person.joined).map(({ key }) => key))
  const pupils = school.classes.find(({ name }) => name === slip.class)!.pupils
  const pairs = school.guardianships.filter(({ guardian, pupil }) => pupils.includes(pupil) && joined.has(guardian))
  const firsts = pairs.filter(({ pupil }, n) => pairs.findIndex((one) => one.pupil === pupil) === n)
  const asked = firsts.filter(({ guardian }) => !['guardian1', 'guardian2'].includes(guardian))
  for (const [n, { guardian, pupil }] of asked.slice(0, slip.answers).entries()) {
    const own = { requestId, subjectId: idOf('person', pupil) }
    const answer = slip.answerOf(n)
    if (answer === 'refused') {
      const id = idOf('refusal', `${slip.key} ${guardian}`)
      await act(guardian, consents.declineConsent, { ...own, id, comment: slip.refusal })
    } else if (answer === 'signed') {
      const { sha256 } = await act(guardian, consents.getDocument, own)
      const { confirmationId, code } = await act(guardian, consents.prepareSigning, { ...own, sha256 })
      const id = idOf('signature', `${slip.key} ${guardian}`)
      await act(guardian, consents.confirmSigning, { id, confirmationId, code: code! })
    }
  }
}

/** The school lets the curator see its figures, those of today and of the days behind; a letter and its answer. */
export async function seedOversight(db: Db, act: Act, organizationId: string, year: string): Promise<void> {
  const { login, letter, answer } = PAPERS.curator
  await act('director', network.setConsent, { id: idOf('consent', login), organizationId, open: true })
  await takeSnapshots(db)
  await seedTrend(db, organizationId, year)
  const thread = { organizationId, curatorId: idOf('curator', login) }
  await act(login, network.writeLetter, { id: idOf('letter', 'curator'), ...thread, text: letter })
  await act('director', network.readLetters, thread)
  await act('director', network.writeLetter, { id: idOf('letter', 'director'), ...thread, text: answer })
}
