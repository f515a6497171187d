import { X } from 'lucide-react'
import type { admitPeople, Call, letBack, listWaiting, removeParticipant } from '#contract/calls'
import { Avatar, Button, IconButton, toast } from '#ui'
import { type ApiError, useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'

const say = ({ reason }: ApiError) => void toast(reason, { bad: true })

/** For the host: who waits to be let in, and who was removed and may be let back. */
export function AtTheDoor({ call: { id: callId, waiting, participants } }: { call: Call }) {
  const t = useWords('calls')
  // Who comes to the door or leaves the room changes it.
  const state = `${callId} ${waiting} ${participants.map(({ person }) => person.id)}`
  const { data } = useAsk<typeof listWaiting>(
    'calls.listWaiting',
    { callId },
    { staleTime: 0, queryKeyHashFn: () => `waiting ${state}` },
  )
  const admitting = useRun<typeof admitPeople>('calls.admitPeople')
  const refusing = useRun<typeof removeParticipant>('calls.removeParticipant')
  const letting = useRun<typeof letBack>('calls.letBack', { refresh: ['calls.listWaiting'] })
  const { people = [], removed = [] } = data ?? {}
  const admit = (personIds: string[]) => admitting.mutate({ callId, personIds }, { onError: say })
  return (
    <>
      {waiting > 0 && (
        <section className="calls-waiting" aria-label={t('panel.waiting')}>
          <div className="row">
            <h3 className="sp">{t('panel.waiting')}</h3>
            {people.length > 1 && (
              <Button kind="soft" onClick={() => admit(people.map(({ id }) => id))}>
                {t('panel.admitAll')}
              </Button>
            )}
          </div>
          <ul className="calls-people">
            {people.map(({ id, name }) => (
              <li key={id}>
                <Avatar id={id} name={name} size="s" />
                <span className="sp">{name}</span>
                <IconButton
                  icon={X}
                  label={t('panel.refuse', { name })}
                  onClick={() => refusing.mutate({ callId, personId: id }, { onError: say })}
                />
                <Button kind="pri" aria-label={t('panel.admitOne', { name })} onClick={() => admit([id])}>
                  {t('panel.admit')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {removed.length > 0 && (
        <section aria-label={t('panel.removed')}>
          <h3>{t('panel.removed')}</h3>
          <ul className="calls-people">
            {removed.map(({ id, name }) => (
              <li key={id}>
                <Avatar id={id} name={name} size="s" />
                <span className="sp">{name}</span>
                <Button
                  kind="line"
                  aria-label={t('panel.letBackOne', { name })}
                  onClick={() =>
                    letting.mutate(
                      { callId, personId: id },
                      { onError: say, onSuccess: () => toast(t('panel.mayComeBack', { name })) },
                    )
                  }
                >
                  {t('panel.letBack')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
