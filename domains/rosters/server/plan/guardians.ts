import type { PersonName } from '#contract/people'
import { fullName, isStaff } from '#rules/people'
import type { Candidate, Change, Doubt } from '../../contract.ts'
import { nameKey, plainPart, shortKey } from '../read/names.ts'
import type { RosterGuardian, RosterPupil } from '../read/roster.ts'
import { type Comparison, change, type Draft, shares, stem } from './comparison.ts'
import type { Ref } from './deeds.ts'
import type { KnownPerson } from './known.ts'

/**
 * The family of one row. One mother of three children is one person: a common phone, a common child, or a full name
 * with the children's surname or patronymic in common say so; where nothing does, a person decides.
 */
export function compareGuardians(
  comparison: Comparison,
  child: Ref,
  pupil: RosterPupil,
): { changes: Change[]; doubts: Doubt[] } {
  const changes: Change[] = []
  const doubts: Doubt[] = []
  for (const [at, guardian] of pupil.guardians.entries()) {
    const key = `guardian ${guardian.sheet ?? ''} ${guardian.row} ${at}`
    const found = find(comparison, child, guardian, pupil)
    const decision = comparison.decisionOf(key)
    if (found.doubt && decision === 'skip') continue
    const chosen = found.ref ?? (found.doubt?.candidates.some(({ id }) => id === decision) ? decision : undefined)
    if (found.doubt && !chosen && decision !== 'new') {
      doubts.push({ key, about: 'guardian', fullName: fullName(guardian.name), ...found.doubt, decision: null })
      continue
    }
    changes.push(...bind(comparison, child, guardian, pupil, chosen))
  }
  return { changes, doubts }
}

function bind(
  comparison: Comparison,
  child: Ref,
  guardian: RosterGuardian,
  pupil: RosterPupil,
  chosen: Ref | undefined,
): Change[] {
  const { deeds, school } = comparison
  const { name, relation, said } = guardian
  const ref = chosen ?? comparison.addDraft(name, guardian.phones, false).ref
  const draft = comparison.draftByRef.get(ref)
  draft?.children.push(pupil.name)
  if (draft) draft.phones = [...new Set([...draft.phones, ...guardian.phones])]
  const fresh = !chosen
  if (fresh) {
    deeds.people.push({ ref, name, roles: ['guardian'], post: null })
    comparison.newGuardians += 1
  }
  const changes: Change[] = []
  const known = school.people.get(ref)
  if (known?.left && !deeds.returns.includes(known.id)) deeds.returns.push(known.id)
  if (known) {
    const after = comparison.nameAfter(known.name, name)
    if (after && !deeds.renames.some(({ personId }) => personId === known.id)) {
      deeds.renames.push({ personId: known.id, name: after })
      changes.push(change('guardianName', fullName(known.name), fullName(after)))
    }
  }
  const bond = known && comparison.bondsOfPupil.get(child)?.find(({ guardianId }) => guardianId === known.id)
  const planned = comparison.planned.get(child)?.some((one) => one.guardian === ref)
  if (!bond && !planned) {
    comparison.bind(ref, child, relation)
    changes.push(change(fresh ? 'guardianNew' : 'guardianKnown', null, fullName(name), relation))
  } else if (bond && said && bond.relation !== relation && !planned) {
    comparison.bind(ref, child, relation)
    changes.push(change('relation', bond.relation, relation, relation))
  }
  const details = comparison.noteDetails(ref, guardian)
  return fresh ? changes : [...changes, ...details]
}

type Found = { ref?: Ref; doubt?: Pick<Doubt, 'reason' | 'candidates'> }

function find(comparison: Comparison, child: Ref, guardian: RosterGuardian, pupil: RosterPupil): Found {
  const named = comparison.byId(guardian.ids)
  if (named && !named.roles.includes('pupil')) return { ref: named.id }
  const sameId = guardian.ids.length > 0 ? comparison.draftOfId(guardian.ids) : undefined
  if (sameId) return { ref: sameId }

  const own = (comparison.bondsOfPupil.get(child) ?? []).flatMap(
    ({ guardianId }) => comparison.school.people.get(guardianId) ?? [],
  )
  const bound = own.find((person) => isSameAdult(person.name, guardian.name))
  if (bound) return { ref: bound.id }
  const planned = (comparison.planned.get(child) ?? [])
    .flatMap(({ guardian: ref }) => comparison.draftByRef.get(ref) ?? [])
    .find((draft) => isSameAdult(draft.name, guardian.name))
  if (planned) return { ref: planned.ref }

  const people = (comparison.byName.get(nameKey(guardian.name)) ?? []).filter(
    ({ roles, left }) => !left && !roles.includes('pupil'),
  )
  const drafts = (comparison.draftsByName.get(nameKey(guardian.name)) ?? []).filter(
    (draft) => draft.staff || draft.children.length > 0,
  )
  const sure = [
    ...people.filter(
      (person) => shares(person.phones, guardian.phones) || isFamily(comparison.childrenOf(person), guardian, pupil),
    ),
    ...drafts.filter((draft) => shares(draft.phones, guardian.phones) || isFamily(draft.children, guardian, pupil)),
  ]
  const [first] = sure
  if (sure.length === 1) return { ref: refOf(first!) }
  if (!guardian.name.patronymic || people.length + drafts.length === 0) return {}
  const staff = people.some(({ roles }) => isStaff(roles)) || drafts.some((draft) => draft.staff)
  return {
    doubt: {
      reason: staff ? 'alsoStaff' : 'guardianNamesake',
      candidates: [...people.map((person) => comparison.candidate(person)), ...drafts.map(draftCandidate)],
    },
  }
}

const refOf = (one: KnownPerson | Draft): Ref => ('ref' in one ? one.ref : one.id)

const draftCandidate = (draft: Draft): Candidate => ({
  id: draft.ref,
  fullName: fullName(draft.name),
  about: draft.children.map(fullName).join('; '),
})

/** Of one child: the same name, a name without its patronymic, or a new surname after a wedding. */
function isSameAdult(one: PersonName, other: PersonName): boolean {
  if (nameKey(one) === nameKey(other)) return true
  if (shortKey(one) === shortKey(other) && (!one.patronymic || !other.patronymic)) return true
  return Boolean(
    one.patronymic &&
      other.patronymic &&
      plainPart(one.firstName) === plainPart(other.firstName) &&
      plainPart(one.patronymic) === plainPart(other.patronymic),
  )
}

/** A full namesake of a mother whose children bear the same surname or patronymic is that mother. */
function isFamily(children: PersonName[], guardian: RosterGuardian, pupil: RosterPupil): boolean {
  if (!guardian.name.patronymic) return false
  return children.some(
    (child) =>
      stem(child.lastName) === stem(pupil.name.lastName) &&
      (!child.patronymic || !pupil.name.patronymic || fatherOf(child.patronymic) === fatherOf(pupil.name.patronymic)),
  )
}

/** «Маратович» and «Маратовна» have one father. */
const fatherOf = (patronymic: string): string =>
  plainPart(patronymic).replace(/(ович|евич|ич|овна|евна|ична|инична|оглы|кызы)$/, '')
