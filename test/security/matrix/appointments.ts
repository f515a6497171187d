import * as appointments from '#contract/appointments'
import { except, expectDone, id, inSchool, MEMBERS, STAFF } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const FAMILIES = except(MEMBERS, ...STAFF)

/** The class teacher of 7А offers; its families take. Nobody else learns of a time. */
export const ofAppointments: Row[] = [
  row(appointments.listTimes)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(appointments.offerTimes)('', {
    input: (stage) => ({ id: id(), ...inSchool(stage), ...evening() }),
    allow: STAFF,
    forbidden: FAMILIES,
    hides: 'organizationId',
    can: async (stage) => (await stage.ask(appointments.listTimes, inSchool(stage)))?.can.offer,
  }),
  row(appointments.removeTime)('', {
    input: async (stage) => ({ id: id(), timeId: await offered(stage) }),
    allow: ['classTeacher'],
    hides: 'timeId',
  }),
  row(appointments.takeTime)('', {
    input: async (stage) => ({ id: id(), timeId: await offered(stage), pupilId: stage.cast.pupil.personId }),
    allow: ['guardian'],
    hides: 'timeId',
  }),
  row(appointments.giveUpTime)('', {
    input: async (stage) => {
      const timeId = await offered(stage)
      const { guardian, pupil } = stage.cast
      expectDone(await guardian.does(appointments.takeTime, { id: id(), timeId, pupilId: pupil.personId }))
      return { id: id(), timeId }
    },
    allow: ['guardian'],
    hides: 'timeId',
  }),
]

function evening() {
  const from = new Date(Date.now() + 48 * 3600_000)
  return { from: from.toISOString(), to: new Date(from.getTime() + 3600_000).toISOString(), minutes: 20, place: '12' }
}

async function offered({ cast }: Stage): Promise<string> {
  const times = { id: id(), organizationId: cast.organizationId, ...evening() }
  const answer = await cast.classTeacher.does(appointments.offerTimes, times)
  expectDone(answer)
  return answer.body.times[0]!.id
}
