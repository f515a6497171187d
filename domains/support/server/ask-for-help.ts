import { keepUpload } from '#domains/files'
import { accessHat } from '#domains/people'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRequest } from './access.ts'
import { refuseFlood } from './refuse-flood.ts'
import type { KeptFile } from './tables.ts'
import { tellOf } from './tell.ts'
import { viewThread } from './views.ts'

/** R195, R196: to the administrator; whoever administers asks the operator (R197). */
export const askForHelp = handleCommand(contract.askForHelp, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  await refuseFlood(tx, hat.personId)
  const files: KeptFile[] = []
  for (const fileId of input.fileIds) {
    files.push({ id: fileId, ...(await keepUpload(tx, { fileId, personId: hat.personId, keptFor: input.id })) })
  }
  const made = await tx
    .insertInto('help_requests')
    .values({
      id: input.id,
      organization_id: hat.organizationId,
      person_id: hat.personId,
      outsider: null,
      contact: null,
      named_school: null,
      topic: input.topic,
      text: input.text,
      screen: input.screen || null,
      device: input.device || null,
      files: JSON.stringify(files),
      state: 'new',
      operator_state: hat.administers && input.topic === 'platform' ? 'asked' : null,
      assignee_id: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw conflict('Этот номер обращения уже занят', 'This id is taken')
  await tellOf(tx, made)
  return viewThread(tx, await accessRequest(tx, actor, made.id))
})
