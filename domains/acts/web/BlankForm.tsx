import { useState } from 'react'
import type { ActKind } from '#contract/acts'
import { NameFields } from './NameFields.tsx'
import { SaveDraft } from './SaveDraft.tsx'
import { WordsOrFile } from './WordsOrFile.tsx'

/** One's own words, or a file that is ready. */
export function BlankForm({ organizationId }: { organizationId: string }) {
  const [name, setName] = useState<{ kind: ActKind; title: string }>({ kind: 'order', title: '' })
  const [body, setBody] = useState<{ text?: string; fileId?: string }>({})
  return (
    <div className="stack">
      <NameFields value={name} onChange={setName} />
      <WordsOrFile organizationId={organizationId} value={body} onChange={setBody} />
      <SaveDraft organizationId={organizationId} {...name} {...body} />
    </div>
  )
}
