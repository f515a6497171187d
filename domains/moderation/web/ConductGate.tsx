import './moderation.css'
import './words.ts'
import { Handshake } from 'lucide-react'
import type { ReactNode } from 'react'
import type { acceptConduct, getConduct } from '#contract/moderation'
import { Button, Icon, Note } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { ConductText } from './ConductText.tsx'
import './live.ts'

/**
 * R131: before the first chat one reads how people talk here, and says so. The chat is open behind it: whoever is not
 * asked, and whoever cannot be asked (no network), passes through.
 */
export function ConductGate({ organizationId, children }: { organizationId: string; children: ReactNode }) {
  const t = useWords('moderation')
  const { data } = useAsk<typeof getConduct>('moderation.getConduct', { organizationId }, { staleTime: 300_000 })
  const accepting = useRun<typeof acceptConduct>('moderation.acceptConduct', { refresh: ['moderation.getConduct'] })
  if (!data?.must) return children
  return (
    <section className="moderation-gate" aria-labelledby="moderation-gate">
      <div>
        <Icon of={Handshake} size="l" />
        <h1 id="moderation-gate">{t(data.accepted ? 'gate.changed' : 'gate.title')}</h1>
        <p className="dim">{t('gate.text')}</p>
        <ConductText text={data.text} />
        {accepting.error && (
          <Note kind="bad" live>
            {accepting.error.reason}
          </Note>
        )}
        <Button
          kind="pri"
          big
          busy={accepting.isPending}
          onClick={() => accepting.mutate({ organizationId, version: data.version })}
        >
          {t('gate.accept')}
        </Button>
      </div>
    </section>
  )
}
