import './words.ts'
import { useState } from 'react'
import type { getSettings, setSettings } from '#contract/links'
import { Card, Checkbox, Note, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'

/** Among the school's settings of what may stand in messages. */
export function LinkSettingsCard({ organizationId }: { organizationId: string }) {
  const t = useWords('links')
  const { data } = useAsk<typeof getSettings>('links.getSettings', { organizationId })
  const saving = useRun<typeof setSettings>('links.setSettings', {
    refresh: ['links.getSettings'],
    onDone: () => toast(t('settings.saved')),
  })
  // What was pressed stands until the server has said.
  const [pressed, setPressed] = useState<boolean>()
  if (!data) return null
  const on = pressed ?? data.on
  return (
    <Card title={t('settings.title')}>
      <Checkbox
        label={t('settings.on')}
        hint={t('settings.hint')}
        checked={on && data.here}
        disabled={!data.can.edit || !data.here || saving.isPending}
        onChange={(on) => {
          setPressed(on)
          saving.mutate({ organizationId, on }, { onSettled: () => setPressed(undefined) })
        }}
      />
      {!data.here && <Note>{t('settings.here')}</Note>}
      {saving.error && (
        <Note kind="bad" live>
          {saving.error.reason}
        </Note>
      )}
    </Card>
  )
}
