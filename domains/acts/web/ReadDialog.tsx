import { useState } from 'react'
import type { Addressees, askToRead, Version } from '#contract/acts'
import { Checkbox, FormDialog } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'

const WHO: readonly Addressees[] = ['staff', 'guardians', 'pupils']

/** «Ознакомлен(а)»: an announcement is prepared, to be looked over and published. */
export function ReadDialog({ version, onClose }: { version: Version; onClose: () => void }) {
  const t = useWords('acts')
  const go = useGo()
  const [chosen, setChosen] = useState<readonly Addressees[]>(['staff'])
  const asking = useRun<typeof askToRead>('acts.askToRead', {
    onDone: ({ announcementId }) => go(`/announcements/new?edit=${announcementId}`),
    refresh: ['announcements.listAnnouncements'],
  })
  const toggle = (one: Addressees, on: boolean) =>
    setChosen(WHO.filter((other) => (other === one ? on : chosen.includes(other))))
  return (
    <FormDialog
      onClose={onClose}
      title={t('read.title')}
      send={t('read.go')}
      cancel={t('cancel')}
      onSend={() => asking.mutate({ versionId: version.id, addressees: [...chosen] })}
      busy={asking.isPending}
      disabled={chosen.length === 0}
      trouble={asking.error?.reason}
    >
      <p className="dim">{t('read.text')}</p>
      {WHO.map((one) => (
        <Checkbox
          key={one}
          label={t(`read.${one}`)}
          checked={chosen.includes(one)}
          onChange={(on) => toggle(one, on)}
        />
      ))}
    </FormDialog>
  )
}
