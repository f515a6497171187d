import './rosters.css'
import './words.ts'
import type { OutputOf } from '#contract'
import type { getImport } from '#contract/rosters'
import { InSchool } from '#screens/people'
import { Note, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { formatDay, formatTime, useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { Comparison } from './Comparison.tsx'
import { Done } from './Done.tsx'
import { Failed } from './Failed.tsx'
import { Mapping } from './Mapping.tsx'
import { Trail } from './Trail.tsx'
import { Working } from './Working.tsx'

export type Looked = OutputOf<typeof getImport>

export const ImportScreen = () => <InSchool administer>{() => <OneImport />}</InSchool>

const BUSY = new Set(['reading', 'comparing', 'writing'])

/** One list on its way in. The server goes on by itself; the page only looks, and may be closed at any step. */
function OneImport() {
  const t = useWords('rosters')
  const importId = useParam('importId')
  const { data, error } = useAsk<typeof getImport>(
    'rosters.getImport',
    { importId },
    { staleTime: 0, refetchInterval: ({ state }) => (state.data && BUSY.has(state.data.import.state) ? 700 : false) },
  )
  if (error && !data) {
    return (
      <>
        <TopBar title={t('lists.title')} back="/school/lists" />
        <Note kind="bad">{error.reason}</Note>
      </>
    )
  }
  if (!data) return <Skeleton lines={5} />
  const { import: one } = data
  const text = [formatDay(one.startedAt), formatTime(one.startedAt), one.startedBy].join(' · ')
  return (
    <>
      <TopBar title={one.fileName} text={text} back="/school/lists" />
      <Trail state={one.state} format={one.format} />
      <Step looked={data} />
    </>
  )
}

function Step({ looked }: { looked: Looked }) {
  const { state, id } = looked.import
  if (state === 'mapping' && looked.table) return <Mapping key={id} import={looked.import} table={looked.table} />
  if (state === 'ready') return <Comparison looked={looked} />
  if (state === 'done' || state === 'undone') return <Done looked={looked} />
  if (state === 'failed' || state === 'dropped') return <Failed import={looked.import} />
  return <Working import={looked.import} />
}
