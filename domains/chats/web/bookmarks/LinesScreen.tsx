import '../words.ts'
import '../chats.css'
import { type ComponentType, type Key, type ReactNode, useState } from 'react'
import { Button, Page, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'

/** One page of lines: from `before` on; the last one offers more. */
export interface PageProps {
  before: string | undefined
  onMore: ((before: string) => void) | undefined
}

/** Messages out of all chats, the latest first, page under page. */
export function LinesScreen({ of, Lines }: { of: 'bookmarks' | 'mentions'; Lines: ComponentType<PageProps> }) {
  const d = useWords('deeds')
  useMe()
  const [pages, setPages] = useState<(string | undefined)[]>([undefined])
  return (
    <Page className="chats-narrow">
      <TopBar title={d(`${of}.title`)} text={d(`${of}.text`)} back="/more" />
      {pages.map((before, place) => (
        <Lines
          key={before ?? ''}
          before={before}
          onMore={place === pages.length - 1 ? (at) => setPages([...pages, at]) : undefined}
        />
      ))}
    </Page>
  )
}

type ListProps<T> = {
  lines: T[]
  keyOf: (line: T) => Key
  draw: (line: T) => ReactNode
  onMore: (() => void) | undefined
}

export function LinesList<T>({ lines, keyOf, draw, onMore }: ListProps<T>) {
  const d = useWords('deeds')
  return (
    <>
      <ul className="deeds-lines">
        {lines.map((line) => (
          <li key={keyOf(line)}>{draw(line)}</li>
        ))}
      </ul>
      {onMore && (
        <Button wide onClick={onMore}>
          {d('bookmarks.more')}
        </Button>
      )}
    </>
  )
}
