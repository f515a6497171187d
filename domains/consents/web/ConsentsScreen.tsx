import './consents.css'
import './words.ts'
import { FileSignature } from 'lucide-react'
import { useState } from 'react'
import type { Mine } from '#contract/consents'
import { Card, Empty, NameChip, Note, Page, Pills, Skeleton, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { MineRow } from './MineRow.tsx'
import { useMine } from './use-mine.ts'

/** «Согласия»: a family's papers, child by child. */
export function ConsentsScreen() {
  const t = useWords('consents')
  useMe()
  const { data, error } = useMine()
  return (
    <Page>
      <title>{t('title')}</title>
      <TopBar title={t('title')} text={t('subtitle')} back="/more" />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={4} />}
      {data && data.mine.length === 0 && <Empty icon={FileSignature} title={t('empty.title')} text={t('empty.text')} />}
      {data && data.mine.length > 0 && <Family mine={data.mine} />}
      {data && (
        <p className="consents-foot">
          <a href="/refusal">{t('refusal')}</a>
        </p>
      )}
    </Page>
  )
}

function Family({ mine }: { mine: Mine[] }) {
  const t = useWords('consents')
  const [chosen, setChosen] = useState('all')
  const groups = [...Map.groupBy(mine, ({ subject }) => subject.id).values()]
  const shown = groups.filter(([one]) => chosen === 'all' || one!.subject.id === chosen)
  const nameOf = ({ subject }: Mine) => (subject.self ? t('self') : subject.name)
  return (
    <div className="stack stack-l consents-narrow">
      {groups.length > 1 && (
        <Pills
          label={t('whose')}
          value={chosen}
          onChange={setChosen}
          options={[
            { value: 'all', label: t('everybody') },
            ...groups.map(([one]) => ({ value: one!.subject.id, label: nameOf(one!) })),
          ]}
        />
      )}
      {shown.map((group) => {
        const { subject } = group[0]!
        return (
          <Card
            key={subject.id}
            title={subject.self ? t('self') : <NameChip id={subject.id} name={subject.fullName} />}
          >
            <ul className="consents-list">
              {group.map((one) => (
                <MineRow key={one.request.id} mine={one} />
              ))}
            </ul>
          </Card>
        )
      })}
    </div>
  )
}
