import { KeyRound, Pencil, ShieldCheck, UserMinus } from 'lucide-react'
import { Fragment, type ReactNode, Suspense } from 'react'
import type { OutputOf } from '#contract'
import type { getPerson, Person } from '#contract/people'
import { isStaff } from '#rules/people'
import { Badge, Button, Dialog, Tag } from '#ui'
import { usePath } from '#web/router'
import { useHat } from '#web/session'
import { roleWord } from './describe.ts'
import { JoinedTag } from './JoinedTag.tsx'
import type { Mode } from './PersonDialog.tsx'
import { personParts } from './person-parts.ts'
import { useUnitWords } from './use-unit-words.ts'

type CardProps = OutputOf<typeof getPerson> & { onMode: (mode: Mode) => void; onClose: () => void }

export function PersonCard({ person, can, onMode, onClose }: CardProps) {
  const t = useUnitWords('people')
  const sheets = sheetsOf(person)
  const actions = (
    <>
      {can.remove && (
        <Button kind="red" icon={UserMinus} onClick={() => onMode('remove')}>
          {t('person.remove')}
        </Button>
      )}
      {can.roles && (
        <Button kind="line" icon={ShieldCheck} onClick={() => onMode('roles')}>
          {t('person.roles')}
        </Button>
      )}
      {can.edit && (
        <Button kind="line" icon={Pencil} onClick={() => onMode('edit')}>
          {t('person.edit')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog open onClose={onClose} title={person.fullName} actions={can.edit || can.remove ? actions : undefined}>
      <p className="people-roles">
        {person.roles.map((role) => (
          <Tag key={role}>{roleWord(t, role)}</Tag>
        ))}
        <JoinedTag joined={person.joined} />
        {person.verified && <Badge label={t('verified')} />}
      </p>
      <Facts person={person} />
      {can.edit && sheets && (
        <p>
          <Button kind="line" icon={KeyRound} href={sheets}>
            {t(person.joined ? 'person.access' : 'person.sheet')}
          </Button>
        </p>
      )}
      {personParts.map((Part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a still list
        <Suspense key={place}>
          <Part person={person} />
        </Suspense>
      ))}
    </Dialog>
  )
}

function Facts({ person }: { person: Person }) {
  const t = useUnitWords('people')
  return (
    <dl className="people-facts">
      <Fact name={t('person.post')} items={person.post ? [person.post] : []} />
      <Fact
        name={t('person.classes')}
        items={[...Map.groupBy(person.classes, ({ part, subject }) => subject ?? t(`parts.${part}`))].map(
          ([what, own]) => (
            <>
              <span className="dim">{what}:</span>{' '}
              {own.map(({ id, name }, place) => (
                <Fragment key={id}>
                  {place > 0 && ', '}
                  <a href={`/school/classes/${id}`}>{name}</a>
                </Fragment>
              ))}
            </>
          ),
        )}
      />
      <Fact
        name={t('person.children')}
        items={person.children.map(({ id, fullName, className }) => (
          <>
            <Kin id={id} name={fullName} />
            {className && `, ${className}`}
          </>
        ))}
      />
      <Fact
        name={t('person.guardians')}
        items={person.guardians.map(({ id, fullName, relation }) => (
          <>
            <Kin id={id} name={fullName} /> <span className="dim">{t(`relations.${relation}`)}</span>
          </>
        ))}
      />
    </dl>
  )
}

/** From the child to the family and back, for the administration, which holds everybody. */
function Kin({ id, name }: { id: string; name: string }) {
  const path = usePath()
  return useHat()?.can.administer ? <a href={`${path}?person=${id}`}>{name}</a> : name
}

/** Where the way in of this one is printed, or a new password given: the sheets of the class, or of the staff. */
function sheetsOf({ id, roles, classes }: Person): string | undefined {
  if (isStaff(roles)) return `/school/staff/sheets?person=${id}`
  const own = classes.find(({ part }) => part === 'pupil')
  return own && `/school/classes/${own.id}/sheets?person=${id}`
}

function Fact({ name, items }: { name: string; items: ReactNode[] }) {
  if (items.length === 0) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <ul>
          {items.map((item, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a still list
            <li key={place}>{item}</li>
          ))}
        </ul>
      </dd>
    </div>
  )
}
