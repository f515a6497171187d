import type { Role } from '#contract/people'

// The way of an announcement and who may take which step (R080, R084). Pure.

export type State = 'draft' | 'proposed' | 'scheduled' | 'published' | 'refused'

export const REMIND_EVERY_HOURS = 12

/** Whoever works at the school may prepare one. */
export const canDraft = (roles: readonly Role[]): boolean =>
  roles.some((role) => role !== 'pupil' && role !== 'guardian')

/** R080, R084: the administrator edits, schedules and publishes what others have prepared; the director at once. */
export const isEditor = (roles: readonly Role[]): boolean =>
  roles.some((role) => role === 'administrator' || role === 'additionalAdministrator' || role === 'director')

export interface Standing {
  state: State
  own: boolean
  editor: boolean
  /** Leads every chat it is for: a class teacher in the chats of the own class (R086). */
  leads: boolean
  administers: boolean
  /** Sits in a chat where it is published. */
  hears: boolean
  acknowledge: boolean
  /** Is the class teacher of somebody whom it is for. */
  leadsSome: boolean
}

const isIn = (state: State, ...states: State[]) => states.includes(state)

export const canSee = ({ state, own, editor, administers, hears }: Standing): boolean =>
  own || (state === 'published' ? hears || administers : editor && state !== 'draft')

/** What people have confirmed stays as they read it. */
export const canEdit = ({ state, own, editor }: Standing): boolean =>
  (own && isIn(state, 'draft', 'refused')) || (editor && isIn(state, 'proposed', 'scheduled'))

export const canPropose = (standing: Standing): boolean =>
  standing.own && isIn(standing.state, 'draft', 'refused') && !standing.editor && !standing.leads

export const canPublish = ({ state, own, editor, leads }: Standing): boolean =>
  (own && (editor || leads) && isIn(state, 'draft', 'refused', 'scheduled')) ||
  (editor && isIn(state, 'proposed', 'scheduled'))

export const canRefuse = ({ state, own, editor }: Standing): boolean =>
  editor && !own && isIn(state, 'proposed', 'scheduled')

/** Back to a draft. */
export const canWithdraw = ({ state, own }: Standing): boolean => own && isIn(state, 'proposed', 'scheduled')

export const canRemove = ({ state, own }: Standing): boolean => own && isIn(state, 'draft', 'refused')

/** Names of who has confirmed: never another family's business. */
export const namesSeen = ({ state, acknowledge, own, administers, leadsSome }: Standing): 'all' | 'class' | 'none' => {
  if (state !== 'published' || !acknowledge) return 'none'
  if (own || administers) return 'all'
  return leadsSome ? 'class' : 'none'
}

export const canRemind = ({ state, acknowledge, own, administers }: Standing): boolean =>
  state === 'published' && acknowledge && (own || administers)

export const can = (standing: Standing) => ({
  edit: canEdit(standing),
  propose: canPropose(standing),
  publish: canPublish(standing),
  refuse: canRefuse(standing),
  withdraw: canWithdraw(standing),
  remove: canRemove(standing),
  names: namesSeen(standing) !== 'none',
  remind: canRemind(standing),
})
