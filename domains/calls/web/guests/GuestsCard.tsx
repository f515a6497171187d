import { Copy, UserPlus, UserX } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { GuestLink, inviteGuest, listGuests, revokeGuest } from '#contract/calls'
import { Button, Field, IconButton, Select, toast } from '#ui'
import { type ApiError, useAsk, useRun } from '#web/api'
import { formatUntil, useWords } from '#web/i18n'

const HOURS = ['2', '24', '168']
const EMPTY = { name: '', from: '', hours: '24' }
const say = ({ reason }: ApiError) => void toast(reason, { bad: true })

/** Guests of one call: each by a link of their own, with their name on it. */
export function GuestsCard({ of }: { of: { callId?: string; plannedId?: string } }) {
  const t = useWords('calls')
  const { data } = useAsk<typeof listGuests>('calls.listGuests', of)
  const [guest, setGuest] = useState(EMPTY)
  const [open, setOpen] = useState(false)
  const inviting = useRun<typeof inviteGuest>('calls.inviteGuest', {
    refresh: ['calls.listGuests'],
    onDone: () => {
      setGuest(EMPTY)
      setOpen(false)
    },
  })
  function send(event: FormEvent) {
    event.preventDefault()
    const { name, from, hours } = guest
    if (name.trim().length >= 2) inviting.mutate({ ...of, name, from, hours: Number(hours) })
  }
  return (
    <section className="calls-hosting" aria-label={t('guest.title')}>
      <h3>{t('guest.title')}</h3>
      {data?.guests.map((one) => (
        <Guest key={one.id} one={one} />
      ))}
      {!open && (
        <Button kind="line" wide icon={UserPlus} onClick={() => setOpen(true)}>
          {t('guest.invite')}
        </Button>
      )}
      {open && (
        <form className="calls-form" onSubmit={send} noValidate>
          <Field
            label={t('guest.name')}
            value={guest.name}
            maxLength={80}
            error={inviting.error?.reason}
            onChange={(event) => setGuest({ ...guest, name: event.target.value })}
          />
          <Field
            label={t('guest.from')}
            value={guest.from}
            maxLength={120}
            onChange={(event) => setGuest({ ...guest, from: event.target.value })}
          />
          <Select
            label={t('guest.lasts')}
            value={guest.hours}
            options={HOURS.map((value) => ({ value, label: t(`guest.hours.${value}`) }))}
            onChange={(hours) => setGuest({ ...guest, hours })}
          />
          <Button kind="pri" type="submit" busy={inviting.isPending}>
            {t('guest.make')}
          </Button>
          <p className="small dim">{t('guest.rule')}</p>
        </form>
      )}
    </section>
  )
}

function Guest({ one }: { one: GuestLink }) {
  const t = useWords('calls')
  const revoking = useRun<typeof revokeGuest>('calls.revokeGuest', { refresh: ['calls.listGuests'] })
  const copy = () => navigator.clipboard.writeText(one.url).then(() => toast(t('guest.copied', { name: one.name })))
  return (
    <div className="row">
      <span className="sp">
        {one.name}
        <span className="calls-host small dim">
          {[one.from, t('guest.until', { when: formatUntil(one.expiresAt) })].filter(Boolean).join(', ')}
        </span>
      </span>
      <IconButton icon={Copy} label={t('guest.copy', { name: one.name })} onClick={() => void copy()} />
      <IconButton
        icon={UserX}
        label={t('guest.revoke', { name: one.name })}
        onClick={() => revoking.mutate({ guestId: one.id }, { onError: say })}
      />
    </div>
  )
}
