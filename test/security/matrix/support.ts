import * as support from '#contract/support'
import { placeFile } from '../place-file.ts'
import {
  ADMINISTRATION,
  EVERYBODY,
  expectDone,
  id,
  MEMBERS,
  NO_ADMINISTRATION,
  nothing,
  OPERATOR,
  SIGNED_IN,
} from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** Asked by the guardian; answered by the administration; the operator sees what was passed on. */
const DESK = [...ADMINISTRATION] as const
const inSchool = ({ cast }: Stage) => ({ organizationId: cast.organizationId })

const canInRequest =
  (what: 'reply' | 'take' | 'close' | 'passToSchool') =>
  async ({ ask, db }: Stage) => {
    const newest = db.selectFrom('help_requests').select('id').orderBy('created_at', 'desc')
    const { id: requestId } = await newest.executeTakeFirstOrThrow()
    return (await ask(support.getRequest, { requestId }))?.can[what]
  }

export const ofSupport: Row[] = [
  row(support.askForHelp)('', {
    input: ({ cast }) => question(cast),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(support.askFromOutside)('', { input: outside, allow: EVERYBODY }),
  row(support.getFromOutside)('', {
    input: async (stage) => ({ requestId: await askedOutside(stage) }),
    allow: EVERYBODY,
  }),
  row(support.listMine)('', { input: nothing, allow: SIGNED_IN }),
  row(support.countWaiting)('', { input: nothing, allow: SIGNED_IN }),
  ...(['open', 'closed'] as const).map((which) =>
    row(support.listQueue)(which, {
      input: (stage) => ({ ...inSchool(stage), which }),
      allow: DESK,
      forbidden: NO_ADMINISTRATION,
      hides: 'organizationId',
    }),
  ),
  row(support.listOperatorQueue)('', { input: nothing, allow: OPERATOR }),
  row(support.getRequest)('of a family', { input: asked, allow: [...DESK, 'guardian'], hides: 'requestId' }),
  row(support.getRequest)('passed on', {
    input: passedOn,
    allow: [...DESK, 'guardian', 'operator'],
    hides: 'requestId',
  }),
  row(support.getRequest)('of an unknown school', { input: homeless, allow: OPERATOR, hides: 'requestId' }),
  row(support.reply)('', {
    input: async (stage) => ({ id: id(), ...(await passedOn(stage)), text: 'Попробуйте ещё раз' }),
    allow: [...DESK, 'guardian', 'operator'],
    hides: 'requestId',
    can: canInRequest('reply'),
  }),
  row(support.markSeen)('', { input: asked, allow: ['guardian'], hides: 'requestId' }),
  row(support.takeRequest)('', {
    input: async (stage) => ({ id: id(), ...(await passedOn(stage)) }),
    allow: DESK,
    forbidden: ['guardian', 'operator'],
    hides: 'requestId',
    can: canInRequest('take'),
  }),
  row(support.closeRequest)('', {
    input: async (stage) => ({ id: id(), ...(await passedOn(stage)) }),
    allow: [...DESK, 'guardian'],
    forbidden: OPERATOR,
    hides: 'requestId',
    can: canInRequest('close'),
  }),
  row(support.passToOperator)('', {
    input: async (stage) => ({ id: id(), ...(await asked(stage)), text: 'Не приходят коды' }),
    allow: DESK,
    forbidden: ['guardian'],
    hides: 'requestId',
    can: canInRequest('take'),
  }),
  row(support.passToSchool)('', {
    input: async (stage) => ({ id: id(), ...(await homeless(stage)), ...inSchool(stage) }),
    allow: OPERATOR,
    can: canInRequest('passToSchool'),
  }),
  row(support.openFile)('', {
    input: async (stage) => {
      const { guardian, organizationId } = stage.cast
      const fileId = await placeFile(stage.db, { organizationId, owner: guardian, chatId: null })
      return { ...(await asked(stage, [fileId])), fileId }
    },
    allow: [...DESK, 'guardian'],
    hides: 'requestId',
  }),
  row(support.listReadyAnswers)('', {
    input: inSchool,
    allow: DESK,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(support.saveReadyAnswer)('', {
    input: ({ cast }) => readyAnswer(cast),
    allow: DESK,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(support.removeReadyAnswer)('', {
    input: async ({ cast }) => {
      const answer = readyAnswer(cast)
      expectDone(await cast.administrator.does(support.saveReadyAnswer, answer))
      return { id: id(), answerId: answer.answerId }
    },
    allow: DESK,
    forbidden: NO_ADMINISTRATION,
    hides: 'answerId',
  }),
  row(support.getFirstSteps)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(support.putAwayFirstSteps)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
]

const question = ({ organizationId }: Stage['cast']) => ({
  id: id(),
  organizationId,
  text: 'Не открывается чат класса',
  screen: '/chats',
})

const readyAnswer = ({ organizationId }: Stage['cast']) => ({
  id: id(),
  organizationId,
  answerId: id(),
  title: 'Новый лист',
  text: 'Возьмите новый лист у классного руководителя.',
})

function outside() {
  const digits = String(Math.floor(Math.random() * 1e7)).padStart(7, '0')
  return { id: id(), school: 'Школа № 14', name: 'Анна Белова', contact: `+7 916 ${digits}`, text: 'Не могу войти' }
}

async function askedOutside({ cast }: Stage, school?: string): Promise<string> {
  const input = { ...outside(), ...(school ? { school } : {}) }
  expectDone(await cast.as('nobody').does(support.askFromOutside, input))
  return input.id
}

async function homeless(stage: Stage) {
  return { requestId: await askedOutside(stage, 'Лицей на горе') }
}

async function asked({ cast }: Stage, fileIds: string[] = []) {
  const input = { ...question(cast), fileIds }
  expectDone(await cast.guardian.does(support.askForHelp, input))
  return { requestId: input.id }
}

async function passedOn(stage: Stage) {
  const { requestId } = await asked(stage)
  expectDone(
    await stage.cast.administrator.does(support.passToOperator, { id: id(), requestId, text: 'Не приходят коды' }),
  )
  return { requestId }
}
