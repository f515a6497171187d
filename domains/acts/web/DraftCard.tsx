import { CircleCheck, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Act, removeDraft, Version } from '#contract/acts'
import { Button, Card, Confirm, Tag, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { AdoptDialog } from './AdoptDialog.tsx'
import { EditForm } from './EditForm.tsx'
import { PaperSheet } from './PaperSheet.tsx'
import { SHELF } from './use-shelf.ts'
import { Documents } from './VersionCard.tsx'

/** What is still being written: to be changed, taken along, adopted or thrown away. */
export function DraftCard({ act, version, first }: { act: Act; version: Version; first: boolean }) {
  const t = useWords('acts')
  const go = useGo()
  const [doing, setDoing] = useState<'edit' | 'adopt' | 'remove'>()
  const removing = useRun<typeof removeDraft>('acts.removeDraft', {
    onDone: async () => {
      toast(t('draft.removed'))
      if (first) await go('/school/acts', { replace: true })
      setDoing(undefined)
    },
    refresh: first ? ['acts.listActs'] : SHELF,
  })
  const stop = () => setDoing(undefined)
  return (
    <Card title={t('draft.title')} mark={<Tag kind="wait">{t('state.draft')}</Tag>}>
      {doing === 'edit' ? (
        <EditForm act={act} version={version} named={first} onDone={stop} />
      ) : (
        <div className="stack">
          <p className="dim">{t('draft.text')}</p>
          <div className="row wrap">
            <Button kind="pri" icon={CircleCheck} onClick={() => setDoing('adopt')}>
              {t('adopt.do')}
            </Button>
            <Button kind="line" icon={Pencil} onClick={() => setDoing('edit')}>
              {t('draft.edit')}
            </Button>
            <Button icon={Trash2} onClick={() => setDoing('remove')}>
              {t('draft.remove')}
            </Button>
          </div>
          <Documents version={version} />
          {version.text && <PaperSheet text={version.text} label={t('words')} />}
        </div>
      )}
      {doing === 'adopt' && <AdoptDialog act={act} version={version} onClose={stop} />}
      <Confirm
        open={doing === 'remove'}
        onClose={stop}
        title={t('draft.removeTitle')}
        confirm={t('draft.remove')}
        cancel={t('cancel')}
        busy={removing.isPending}
        onConfirm={() => removing.mutate({ versionId: version.id }, { onError: ({ reason }) => toast(reason) })}
      >
        <p>{t('draft.removeText')}</p>
      </Confirm>
    </Card>
  )
}
