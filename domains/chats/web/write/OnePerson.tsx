import { useDeferredValue, useState } from 'react'
import type { Hat } from '#contract/people'
import { Badge, Field, Note, PersonRow, Skeleton } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import type { Chat, listContacts, startDirect } from '../../contract.ts'
import { kinshipOf } from '../names.ts'

/** Whom one may write to first, and why somebody may be missing. */
export function OnePerson({ hat, onDone }: { hat: Hat; onDone: (chat: Chat) => void }) {
  const t = useWords('chats')
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim())
  const organizationId = hat.organization.id
  const { data } = useAsk<typeof listContacts>(
    'chats.listContacts',
    { organizationId, ...(sought ? { text: sought } : {}) },
    { placeholderData: (before) => before, staleTime: 60_000 },
  )
  const start = useRun<typeof startDirect>('chats.startDirect', { onDone })
  const rule = hat.roles.some((role) => role !== 'pupil' && role !== 'guardian')
    ? 'whyStaff'
    : hat.roles.includes('guardian')
      ? 'whyGuardian'
      : 'whyPupil'
  return (
    <div className="stack stack-s">
      <Field
        label={t('write.find')}
        hint={t('write.findHint')}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {start.error && (
        <Note kind="bad" live>
          {start.error.reason}
        </Note>
      )}
      {!data && <Skeleton rows lines={5} />}
      <ul className="people people-plain chats-contacts">
        {!sought && (
          <li>
            <button
              type="button"
              disabled={start.isPending}
              onClick={() => start.mutate({ organizationId, personId: hat.personId })}
            >
              <PersonRow id={hat.personId} name={t('title.saved')} room size="m" text={t('write.saved')} />
            </button>
          </li>
        )}
        {data?.people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              disabled={start.isPending}
              onClick={() => start.mutate({ organizationId, personId: person.id })}
            >
              <PersonRow
                id={person.id}
                name={person.name}
                size="m"
                text={kinshipOf(person, t) || person.post}
                badge={person.verified ? <Badge short label={person.post ?? t('staffBadge')} /> : undefined}
              />
            </button>
          </li>
        ))}
      </ul>
      {data?.people.length === 0 && <p className="dim">{t('write.nobody')}</p>}
      <details className="chats-why">
        <summary>{t('write.whyMore')}</summary>
        <p>{t('write.why')}</p>
        <p>{t(`write.${rule}`)}</p>
        <p>{t('write.notJoined')}</p>
      </details>
    </div>
  )
}
