import './network.css'
import './words.ts'
import { Building2, Download, SearchX } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { exportSchools, listSchools } from '#contract/network'
import { Button, Card, Empty, Menu, Note, Page, Skeleton, SumTile, TopBar } from '#ui'
import { downloadUrl, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { Finder } from './Finder.tsx'
import { PlacesCard } from './PlacesCard.tsx'
import { SchoolRows } from './SchoolRows.tsx'
import { ANY, arranged, grouped, placesOf, shareText, sumOf, type Wish } from './schools.ts'
import { useTerritories } from './use-territories.ts'

/** A curator's desk: the schools of the territory in figures, a thousand of them as easily as ten (R058). */
export function CuratorScreen() {
  const t = useWords('network')
  useMe()
  const territories = useTerritories()
  const [wish, setWish] = useState<Wish>(ANY)
  const { data, error } = useAsk<typeof listSchools>('network.listSchools', {})
  const schools = useMemo(() => data?.schools ?? [], [data])
  const shown = useMemo(() => arranged(schools, wish), [schools, wish])
  const several = useMemo(() => placesOf(schools).length > 1, [schools])
  const place = (territories ?? []).map(({ region, municipality }) => municipality ?? region).join(', ')
  return (
    <Page className="network">
      <title>{t('title')}</title>
      <TopBar title={t('title')} text={place}>
        {schools.length > 0 && <SaveMenu />}
      </TopBar>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={8} />}
      {data && schools.length === 0 && <Empty icon={Building2} title={t('empty.title')} text={t('empty.text')} />}
      {schools.length > 0 && (
        <div className="stack">
          <Sums of={schools} />
          <div className={several ? 'network-desk' : undefined}>
            {several && (
              <PlacesCard
                schools={schools}
                chosen={wish.place}
                onChoose={(next) => setWish({ ...wish, place: next })}
              />
            )}
            <Card title={t('schools')} aside={t('count', { count: shown.length })}>
              <Finder schools={schools} wish={wish} onWish={setWish} />
              {shown.length > 0 ? (
                <SchoolRows schools={shown} />
              ) : (
                <Empty
                  icon={SearchX}
                  title={t('none.title')}
                  text={t('none.text')}
                  actions={
                    <Button kind="soft" onClick={() => setWish(ANY)}>
                      {t('none.all')}
                    </Button>
                  }
                />
              )}
            </Card>
          </div>
          <Note>{t('promise')}</Note>
        </div>
      )}
    </Page>
  )
}

function Sums({ of: schools }: { of: Parameters<typeof sumOf>[0] }) {
  const t = useWords('network')
  const sum = sumOf(schools)
  return (
    <div className="sums">
      <SumTile value={t('of', { done: grouped(sum.open), of: grouped(sum.schools) })} label={t('sum.open')} />
      {(['families', 'pupils', 'guardians', 'staff'] as const).map((group) => (
        <SumTile
          key={group}
          value={shareText(t, sum[group])}
          label={t(`sum.${group}`, { done: grouped(sum[group].joined), of: grouped(sum[group].known) })}
        />
      ))}
    </div>
  )
}

function SaveMenu() {
  const t = useWords('network')
  return (
    <Menu
      label={t('save')}
      align="end"
      trigger={
        <Button kind="line" icon={Download}>
          {t('save')}
        </Button>
      }
      items={(['xlsx', 'csv'] as const).map((format) => ({
        key: format,
        label: t(format),
        icon: Download,
        href: downloadUrl<typeof exportSchools>('network.exportSchools', { format }),
      }))}
    />
  )
}
