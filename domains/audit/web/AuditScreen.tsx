import './audit.css'
import './words.ts'
import { Download, Printer, ScrollText, X } from 'lucide-react'
import { Suspense, useDeferredValue, useState } from 'react'
import type { InputOf } from '#contract'
import type { exportEntries, listActors, listEntries, printEntries, Wish } from '#contract/audit'
import type { Hat } from '#contract/people'
import { AREAS } from '#rules/audit'
import { answersForSchool } from '#rules/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { ArchiveCard } from '#screens/transfers'
import { Button, Empty, Field, IconButton, Menu, Select, TopBar } from '#ui'
import { downloadUrl, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { Nothing, Pages } from './Pages.tsx'
import { WholeCard } from './WholeCard.tsx'

/** «Журнал действий»: who did what on the school's behalf; for the administrator and the director. */
export const AuditScreen = () => <InSchool administer>{(hat) => <Audit hat={hat} />}</InSchool>

type Chosen = { text: string; area: string; by: string; from: string; to: string }
const ANY: Chosen = { text: '', area: '', by: '', from: '', to: '' }

function Audit({ hat }: { hat: Hat }) {
  const t = useWords('audit')
  const [chosen, setChosen] = useState(ANY)
  const [about, setAbout] = useState<{ id: string; name: string } | null>(null)
  const late = useDeferredValue(chosen)
  if (!answersForSchool(hat.roles)) return <NotYours />

  const given = Object.fromEntries(Object.entries(late).filter(([, value]) => value.trim() !== '')) as Wish
  const wish = { organizationId: hat.organization.id, ...given, ...(about ? { about: about.id } : {}) }
  const filtered = Object.keys(wish).length > 1
  return (
    <>
      <TopBar title={t('title')} text={hat.organization.shortName}>
        <SaveMenu wish={wish} />
      </TopBar>
      <SchoolTabs />
      <p className="dim audit-lead">{t('about')}</p>
      <Filters organizationId={hat.organization.id} chosen={chosen} onChoose={setChosen} />
      {about && (
        <p className="audit-only">
          {t('aboutOnly', { name: about.name })}
          <Button icon={X} onClick={() => setAbout(null)}>
            {t('aboutClear')}
          </Button>
        </p>
      )}
      <div className="audit-cols">
        <div className="stack">
          <Pages<typeof listEntries>
            name="audit.listEntries"
            input={wish}
            zone={hat.organization.timeZone}
            onAbout={setAbout}
            none={
              filtered ? (
                <Nothing title={t('none')} text={t('noneHint')} />
              ) : (
                <Nothing title={t('empty')} text={t('emptyHint')} />
              )
            }
          />
        </div>
        <aside className="stack stack-l">
          <WholeCard organizationId={hat.organization.id} />
          <Suspense>
            <ArchiveCard />
          </Suspense>
        </aside>
      </div>
    </>
  )
}

/** On a phone one button holds it all. */
function SaveMenu({ wish }: { wish: InputOf<typeof printEntries> }) {
  const t = useWords('audit')
  const tables = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: t(format),
    icon: Download,
    href: downloadUrl<typeof exportEntries>('audit.exportEntries', { ...wish, format }),
  }))
  const paper = downloadUrl<typeof printEntries>('audit.printEntries', wish)
  return (
    <>
      <span className="only-phone">
        <Menu
          label={t('save')}
          align="end"
          trigger={<IconButton icon={Download} label={t('save')} />}
          items={[...tables, { key: 'print', label: t('print'), icon: Printer, onSelect: () => window.open(paper) }]}
        />
      </span>
      <span className="only-wide">
        <Menu
          label={t('save')}
          align="end"
          trigger={
            <Button kind="line" icon={Download}>
              {t('save')}
            </Button>
          }
          items={tables}
        />
      </span>
      <Button className="only-wide" kind="line" icon={Printer} href={paper} target="_blank">
        {t('print')}
      </Button>
    </>
  )
}

type FiltersProps = { organizationId: string; chosen: Chosen; onChoose: (next: Chosen) => void }

function Filters({ organizationId, chosen, onChoose }: FiltersProps) {
  const t = useWords('audit')
  const { data } = useAsk<typeof listActors>('audit.listActors', { organizationId })
  const areas = AREAS.filter((area) => area !== 'operator').map((area) => ({ value: area, label: t(`areas.${area}`) }))
  const people = (data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const set = (part: keyof Chosen) => (value: string) => onChoose({ ...chosen, [part]: value })
  return (
    <search className="audit-find">
      <Field
        label={t('find')}
        type="search"
        placeholder={t('findHint')}
        value={chosen.text}
        onChange={(event) => set('text')(event.target.value)}
      />
      <Select
        label={t('area')}
        value={chosen.area}
        onChange={set('area')}
        options={[{ value: '', label: t('areas.all') }, ...areas]}
      />
      <Select
        label={t('who')}
        value={chosen.by}
        onChange={set('by')}
        options={[{ value: '', label: t('whoAll') }, ...people]}
      />
      {(['from', 'to'] as const).map((side) => (
        <Field
          key={side}
          label={t(side)}
          type="date"
          value={chosen[side]}
          onChange={(event) => set(side)(event.target.value)}
        />
      ))}
    </search>
  )
}

function NotYours() {
  const t = useWords('audit')
  return <Empty icon={ScrollText} title={t('notYours.title')} text={t('notYours.text')} />
}
