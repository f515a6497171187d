import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import type { Actor } from '#server/operation'
import { namesSeen } from '../rules.ts'
import { accessAnnouncement } from './access.ts'

/** The list by name, for whom it is: `classIds` narrows it to the families of a class teacher's own classes. */
export async function accessNames(db: Db, actor: Actor, announcementId: string) {
  const held = await accessAnnouncement(db, actor, announcementId)
  const scope = namesSeen(held.standing)
  if (scope === 'none') {
    throw forbidden(
      'Имена видят автор, администрация и классный руководитель своего класса',
      'Names are for the author, the administration and the class teacher of the own class',
    )
  }
  return { ...held, scope, classIds: scope === 'class' ? held.hat.ledClassIds : null }
}
