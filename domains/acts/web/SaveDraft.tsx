import { Save } from 'lucide-react'
import type { ActKind, createAct } from '#contract/acts'
import { Button, Note, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'

type Props = { organizationId: string; kind: ActKind; title: string; text?: string; fileId?: string }

/** Onto the shelf, as a draft. */
export function SaveDraft({ organizationId, kind, title, text, fileId }: Props) {
  const t = useWords('acts')
  const go = useGo()
  const saving = useRun<typeof createAct>('acts.createAct', {
    refresh: ['acts.listActs'],
    onDone: ({ id }) => {
      toast(t('maker.saved'))
      go(`/school/acts/${id}`)
    },
  })
  const ready = title.trim().length > 2 && (text?.trim() || fileId)
  return (
    <div className="stack stack-s">
      {saving.error && (
        <Note kind="bad" live>
          {saving.error.reason}
        </Note>
      )}
      <div>
        <Button
          kind="pri"
          icon={Save}
          busy={saving.isPending}
          disabled={!ready}
          onClick={() =>
            saving.mutate({ organizationId, kind, title, ...(text ? { text } : {}), ...(fileId ? { fileId } : {}) })
          }
        >
          {t('maker.save')}
        </Button>
      </div>
    </div>
  )
}
