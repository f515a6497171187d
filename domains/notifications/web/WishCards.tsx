import { Card, Checkbox, Note, Select } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import type { Settings, setSettings } from '../contract.ts'

type Props = { settings: Settings }

/** Each press is kept at once. */
function useWish({ showText, digest, digestMinute }: Settings) {
  const saving = useRun<typeof setSettings>('notifications.setSettings', { refresh: ['notifications.getSettings'] })
  const wish = (some: Partial<Pick<Settings, 'showText' | 'digest' | 'digestMinute'>>) =>
    saving.mutate({ showText, digest, digestMinute, ...some }, { onError: sayRefusal })
  return { wish, shown: { showText, digest, digestMinute, ...(saving.isPending ? saving.variables : {}) } }
}

export function ShowCard({ settings }: Props) {
  const t = useWords('notifications')
  const { wish, shown } = useWish(settings)
  return (
    <Card title={t('show.title')}>
      <Checkbox
        label={t('show.label')}
        hint={t('show.hint')}
        checked={shown.showText}
        onChange={(showText) => wish({ showText })}
      />
    </Card>
  )
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour * 60),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

export function LettersCard({ settings }: Props) {
  const t = useWords('notifications')
  const { wish, shown } = useWish(settings)
  const possible = settings.email || shown.digest
  return (
    <Card title={t('letters.title')}>
      <div className="stack">
        <Checkbox
          label={t('letters.label')}
          hint={t('letters.hint')}
          checked={shown.digest}
          disabled={!possible}
          onChange={(digest) => wish({ digest })}
        />
        {!possible && <Note>{t('letters.noMail')}</Note>}
        {shown.digest && (
          <Select
            className="notifications-hour"
            label={t('letters.at')}
            value={String(Math.floor(shown.digestMinute / 60) * 60)}
            onChange={(minute) => wish({ digestMinute: Number(minute) })}
            options={HOURS}
          />
        )}
      </div>
    </Card>
  )
}
