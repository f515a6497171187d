import './moderation.css'
import './words.ts'
import type { acceptConduct, getConduct } from '#contract/moderation'
import { Button, Dialog, Note } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { ConductText } from './ConductText.tsx'
import './live.ts'

/** R131: before the first chat one reads how people talk here, and says so. Whoever does not goes back to the list. */
export function ConductGate({ chat: { organizationId } }: { chat: { organizationId: string } }) {
  const t = useWords('moderation')
  const go = useGo()
  const { data } = useAsk<typeof getConduct>('moderation.getConduct', { organizationId }, { staleTime: 300_000 })
  const accepting = useRun<typeof acceptConduct>('moderation.acceptConduct', { refresh: ['moderation.getConduct'] })
  // It opens with the press: who begins to write at once writes into the chat. A refusal brings it back.
  if (!data?.must || accepting.isPending || accepting.isSuccess) return null
  return (
    <Dialog
      open
      wide
      onClose={() => go('/chats')}
      title={t(data.accepted ? 'gate.changed' : 'gate.title')}
      actions={
        <Button kind="pri" big onClick={() => accepting.mutate({ organizationId, version: data.version })}>
          {t('gate.accept')}
        </Button>
      }
    >
      <p className="dim">{t('gate.text')}</p>
      <ConductText text={data.text} level={3} />
      {accepting.error && (
        <Note kind="bad" live>
          {accepting.error.reason}
        </Note>
      )}
    </Dialog>
  )
}
