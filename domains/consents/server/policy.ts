import type { Role } from '#contract/people'
import { isAboutData, type Part } from '../rules.ts'
import type { SubjectRow } from './subjects.ts'

interface Hat {
  roles: readonly Role[]
  administers: boolean
  ledClassIds: readonly string[]
}

/** Texts of consents and terms of the law are the administration's. */
export const canKeepTemplates = ({ administers }: Hat): boolean => administers
export const canKeepMatters = ({ administers }: Hat): boolean => administers

/** The administration asks anybody, a class teacher the own class. */
export const canAsk = ({ administers, ledClassIds }: Hat): boolean => administers || ledClassIds.length > 0

export const canAskThese = (hat: Hat, classIds: readonly (string | null)[]): boolean =>
  hat.administers || classIds.every((id) => id !== null && hat.ledClassIds.includes(id))

export const canKeepRegister = (hat: Hat, rows: readonly { class_id: string | null }[]): boolean =>
  hat.administers || rows.length > 0

/** Of the whole request: its author, if still keeping a register of it, and the administration. */
export const canSteer = (hat: Hat & { personId: string }, request: { created_by: string }): boolean =>
  hat.administers || (canAsk(hat) && request.created_by === hat.personId)

export interface OwnStanding {
  closed: boolean
  part: Part
  parts: readonly Part[]
  own: { answer: 'signed' | 'refused'; withdrawn: boolean } | null
}

/** Whoever refused or withdrew may think again. */
export const canSign = ({ closed, part, parts, own }: OwnStanding): boolean =>
  !closed && parts.includes(part) && !(own?.answer === 'signed' && !own.withdrawn)

/** A signature is withdrawn, not answered again. */
export const canDecline = ({ closed, part, parts, own }: OwnStanding): boolean =>
  !closed && parts.includes(part) && own === null

/** On any day, of a closed request too. */
export const canWithdraw = ({ own }: OwnStanding): boolean => own?.answer === 'signed' && !own.withdrawn

export const opensMatter = ({ kind }: Pick<SubjectRow, 'kind'>): boolean => isAboutData(kind)
