import { FilePlus, Megaphone } from 'lucide-react'
import { useState } from 'react'
import type { Act, draftVersion, showAct, Version } from '#contract/acts'
import { Button, Card, Checkbox, Note } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { EndDialog } from './EndDialog.tsx'
import { ReadDialog } from './ReadDialog.tsx'
import { SHELF } from './use-shelf.ts'

/** What may be done with an adopted act. */
export function ActTools({ act, version, draft }: { act: Act; version: Version; draft: boolean }) {
  const t = useWords('acts')
  const [doing, setDoing] = useState<'read' | 'end'>()
  const showing = useRun<typeof showAct>('acts.showAct', { refresh: SHELF })
  const drafting = useRun<typeof draftVersion>('acts.draftVersion', { refresh: SHELF })
  const shown = showing.isPending ? showing.variables.on : act.public
  const error = showing.error ?? drafting.error
  const stop = () => setDoing(undefined)
  return (
    <Card title={t('tools.title')}>
      <div className="stack">
        <Button kind="soft" icon={Megaphone} onClick={() => setDoing('read')}>
          {t('read.do')}
        </Button>
        <Checkbox
          label={t('tools.show')}
          hint={t('tools.showHint')}
          checked={shown}
          onChange={(on) => showing.mutate({ actId: act.id, on })}
        />
        {!draft && version.text && (
          <Button
            kind="line"
            icon={FilePlus}
            busy={drafting.isPending}
            onClick={() => drafting.mutate({ actId: act.id, text: version.text! })}
          >
            {t('tools.next')}
          </Button>
        )}
        {version.state !== 'former' && <Button onClick={() => setDoing('end')}>{t('end.do')}</Button>}
        {error && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
      </div>
      {doing === 'read' && <ReadDialog version={version} onClose={stop} />}
      {doing === 'end' && <EndDialog act={act} onClose={stop} />}
    </Card>
  )
}
