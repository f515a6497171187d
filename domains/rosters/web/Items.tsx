import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import type { decide, Item, ItemKind, listItems } from '#contract/rosters'
import { Button, Checkbox, Empty, Note, Skeleton, Tag } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useLanguage, useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { changeWord } from './change-word.ts'

/** Lines of one kind, a hundred at a time. */
export function Items({ importId, kind }: { importId: string; kind: ItemKind }) {
  const t = useWords('rosters')
  const [pages, setPages] = useState([-1])
  return (
    <>
      {kind === 'leaving' && <Note>{t('items.leavingText')}</Note>}
      <ul className="rosters-items">
        {pages.map((after, at) => (
          <ItemPage
            key={after}
            importId={importId}
            kind={kind}
            after={after}
            onMore={at === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
          />
        ))}
      </ul>
    </>
  )
}

type PageProps = { importId: string; kind: ItemKind; after: number; onMore: ((next: number) => void) | undefined }

function ItemPage({ importId, kind, after, onMore }: PageProps) {
  const t = useWords('rosters')
  const { data, error } = useAsk<typeof listItems>('rosters.listItems', { importId, kind, after }, { staleTime: 0 })
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton lines={6} />
  if (data.items.length === 0) return <Empty end icon={ListChecks} text={t('items.none')} />
  return (
    <>
      {data.items.map((item) => (
        <li key={item.place}>
          {kind === 'fault' ? <Fault item={item} /> : <OneItem item={item} importId={importId} />}
        </li>
      ))}
      {data.next !== null && onMore && (
        <li>
          <Button kind="line" onClick={() => onMore(data.next!)}>
            {t('items.more')}
          </Button>
        </li>
      )}
    </>
  )
}

function OneItem({ item, importId }: { item: Item; importId: string }) {
  const t = useWords('rosters')
  const set = useRun<typeof decide>('rosters.decide', {
    refresh: ['rosters.getImport', 'rosters.listItems'],
    onError: sayRefusal,
  })
  return (
    <div className="rosters-item">
      <p className="rosters-item-name">
        <b>{item.fullName}</b>
        {item.unit && <Tag>{item.unit}</Tag>}
        {item.row !== null && <span className="small dim">{placeOf(t, item)}</span>}
      </p>
      {item.changes.length > 0 && (
        <ul className="rosters-changes">
          {item.changes.map((change) => (
            <li key={`${change.what} ${change.after}`}>{changeWord(t, change)}</li>
          ))}
        </ul>
      )}
      {item.kind === 'leaving' && (
        <Checkbox
          label={t('items.leaves')}
          checked={!item.kept}
          disabled={set.isPending}
          onChange={(leaves) =>
            set.mutate({
              importId,
              decisions: [{ key: `leave ${item.personId}`, decision: leaves ? 'leave' : 'keep' }],
            })
          }
        />
      )}
    </div>
  )
}

function Fault({ item }: { item: Item }) {
  const t = useWords('rosters')
  const language = useLanguage()
  return (
    <div className="rosters-item rosters-fault">
      <p className="rosters-item-name">
        <b>{placeOf(t, item)}</b>
        {item.column && <span>{item.column}</span>}
        <Tag kind={item.grave ? 'bad' : 'wait'}>{t(item.grave ? 'items.out' : 'items.partly')}</Tag>
      </p>
      <p className="small">
        {item.cell && <q className="rosters-cell">{item.cell}</q>} {item.reason?.[language]}
      </p>
    </div>
  )
}

const placeOf = (t: ReturnType<typeof useWords>, { row, sheet }: Item): string =>
  sheet ? t('items.sheetRow', { sheet, row }) : t('items.row', { row })
