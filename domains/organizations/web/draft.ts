import { newId } from '#web/api'

/** What the form of an application holds, by the names of the server's fields. */
export type Draft = {
  id: string
  'organization.kind': string
  'organization.name': string
  'organization.shortName': string
  'organization.region': string
  'organization.municipality': string
  'organization.timeZone': string
  'administrator.lastName': string
  'administrator.firstName': string
  'administrator.patronymic': string
  'administrator.phone': string
  'administrator.email': string
  'order.number': string
  'order.date': string
  'order.fileId': string
  fileName: string
}

const KEY = 'zvonok.application'

export const emptyDraft = (): Draft => ({
  id: newId(),
  'organization.kind': 'school',
  'organization.name': '',
  'organization.shortName': '',
  'organization.region': '',
  'organization.municipality': '',
  'organization.timeZone': 'Europe/Moscow',
  'administrator.lastName': '',
  'administrator.firstName': '',
  'administrator.patronymic': '',
  'administrator.phone': '',
  'administrator.email': '',
  'order.number': '',
  'order.date': '',
  'order.fileId': '',
  fileName: '',
})

/** What was filled in here before; what has been sent comes back only when the school applies `again`. */
export function recallDraft(again: boolean): Draft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as { draft: Draft; sent: boolean } | null
    if (!kept || (kept.sent && !again)) return undefined
    return { ...emptyDraft(), ...kept.draft }
  } catch {
    return undefined // storage is closed to us, or written by an older version
  }
}

export function keepDraft(draft: Draft): void {
  write({ draft, sent: false })
}

/** A refused application is sent anew with a new name and a new file. */
export function keepSent(draft: Draft): void {
  write({ draft: { ...draft, id: newId(), 'order.fileId': '', fileName: '' }, sent: true })
}

export function dropDraft(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // nothing was kept then
  }
}

function write(kept: { draft: Draft; sent: boolean }): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // not kept then: a convenience only
  }
}
