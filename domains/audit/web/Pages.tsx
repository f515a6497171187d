import { ScrollText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AnyQuery, InputOf } from '#contract'
import type { listEntries } from '#contract/audit'
import { Button, Empty, Note, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { usePages } from '#web/pages'
import { EntryList } from './EntryList.tsx'

type Asking<C extends AnyQuery> = {
  name: C['name']
  input: InputOf<C>
  zone?: string | undefined
  none: ReactNode
  onAbout?: ((person: { id: string; name: string }) => void) | undefined
}

/** One page after another, each asked for when somebody wants it; another question begins anew. */
export const Pages = <C extends AnyQuery>(asking: Asking<C>) =>
  usePages<number>(asking.input).map(({ after, onMore }) => (
    <OnePage
      key={after ?? 'first'}
      {...(asking as unknown as Asking<typeof listEntries>)}
      before={after}
      onMore={onMore}
    />
  ))

type PageProps = Asking<typeof listEntries> & {
  before: number | undefined
  onMore: ((next: number) => void) | undefined
}

function OnePage({ name, input, zone, none, onAbout, before, onMore }: PageProps) {
  const t = useWords('audit')
  const asked = before === undefined ? input : { ...input, before }
  const { data, error } = useAsk<typeof listEntries>(name, asked, { placeholderData: (kept) => kept })
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton rows lines={8} />
  if (data.entries.length === 0) return before === undefined ? none : null
  return (
    <>
      <EntryList entries={data.entries} zone={zone} onAbout={onAbout} />
      {data.next !== null && onMore && (
        <Button kind="line" wide onClick={() => onMore(data.next!)}>
          {t('earlier')}
        </Button>
      )}
    </>
  )
}

export const Nothing = ({ title, text }: { title: string; text: string }) => (
  <Empty icon={ScrollText} title={title} text={text} />
)
