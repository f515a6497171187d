import './words.ts'
import './invitations.css'
import { Printer, Users } from 'lucide-react'
import { useState } from 'react'
import type { listSheets, printSheets, Sheet } from '#contract/invitations'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs, useUnitWords } from '#screens/people'
import { Button, Card, Empty, Menu, Note, Pills, Progress, Skeleton, TopBar } from '#ui'
import { downloadUrl, useAsk } from '#web/api'
import { useParam, usePath, useQueryValue } from '#web/router'
import { ClassTop } from './ClassTop.tsx'
import { SheetsTable } from './SheetsTable.tsx'

export function ClassSheetsScreen() {
  const classId = useParam('classId')
  return (
    <InSchool>
      {(hat) => (
        <>
          <ClassTop classId={classId} place="sheets" />
          <Sheets hat={hat} classId={classId} />
        </>
      )}
    </InSchool>
  )
}

export const StaffSheetsScreen = () => <InSchool administer>{(hat) => <OfStaff hat={hat} />}</InSchool>

function OfStaff({ hat }: { hat: Hat }) {
  const t = useUnitWords('invitations')
  return (
    <>
      <TopBar back="/school/staff" title={t('sheets.title')} text={t('sheets.staff')} />
      <SchoolTabs />
      <Sheets hat={hat} />
    </>
  )
}

type Shown = 'notJoined' | 'all'

function Sheets({ hat, classId }: { hat: Hat; classId?: string }) {
  const t = useUnitWords('invitations')
  const [shown, setShown] = useState<Shown>('notJoined')
  const asked = useQueryValue('person')
  const path = usePath()
  const input = { organizationId: hat.organization.id, ...(classId ? { classId } : {}) }
  const { data, error } = useAsk<typeof listSheets>('invitations.listSheets', input)
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton rows lines={6} />
  if (data.sheets.length === 0) return <Empty icon={Users} title={t('sheets.none')} text={t('sheets.noneHint')} />
  const rows = data.sheets.filter((sheet) => (asked ? isOf(sheet, asked) : shown === 'all' || !isJoined(sheet)))
  return (
    <div className="stack stack-l">
      <Summary sheets={data.sheets} input={input} />
      <Card>
        {asked ? (
          <Button href={path}>{t('sheets.showAll')}</Button>
        ) : (
          <Pills<Shown>
            label={t('sheets.which')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'notJoined', label: t('sheets.notJoined') },
              { value: 'all', label: t('sheets.all') },
            ]}
          />
        )}
        {rows.length === 0 ? (
          <Empty end icon={Users} text={t('sheets.everybody')} />
        ) : (
          <SheetsTable sheets={rows} input={input} />
        )}
      </Card>
    </div>
  )
}

type Input = { organizationId: string; classId?: string }

/** How far the class has come, and the one button that prints the rest. */
function Summary({ sheets, input }: { sheets: Sheet[]; input: Input }) {
  const t = useUnitWords('invitations')
  const printable = sheets.filter(({ can }) => can.print)
  const pdf = (people?: 'pupils' | 'guardians') =>
    downloadUrl<typeof printSheets>('invitations.printSheets', { ...input, ...(people ? { people } : {}) })
  const part = (which: Sheet['part']) => printable.filter((sheet) => sheet.part === which).length
  const both = part('pupil') > 0 && part('guardian') > 0
  return (
    <Card>
      <div className="inv-summary">
        <Joined sheets={sheets} part="pupil" />
        <Joined sheets={sheets} part="guardian" />
        <Joined sheets={sheets} part="staff" />
        {printable.length > 0 ? (
          <div className="row wrap">
            <Button kind="pri" icon={Printer} href={pdf()} target="_blank">
              {t('sheets.print', { count: printable.length })}
            </Button>
            {both && (
              <Menu
                label={t('sheets.printSome')}
                trigger={<Button kind="line">{t('sheets.printSome')}</Button>}
                items={(['pupils', 'guardians'] as const).map((people) => ({
                  key: people,
                  label: t(`sheets.only_${people}`, { number: part(people === 'pupils' ? 'pupil' : 'guardian') }),
                  onSelect: () => window.open(pdf(people), '_blank'),
                }))}
              />
            )}
          </div>
        ) : (
          <p className="dim">{t('sheets.nothing')}</p>
        )}
      </div>
      {printable.length > 0 && <p className="small dim inv-hint">{t('sheets.hint')}</p>}
    </Card>
  )
}

function Joined({ sheets, part }: { sheets: Sheet[]; part: Sheet['part'] }) {
  const t = useUnitWords('invitations')
  const of = sheets.filter((sheet) => sheet.part === part)
  if (of.length === 0) return null
  const joined = of.filter(isJoined).length
  const label = t('sheets.joined', { joined, known: of.length })
  return (
    <div className="inv-joined">
      <span className="small dim">{t(`sheets.part_${part}`)}</span>
      <b>{label}</b>
      <Progress value={joined} max={of.length} label={label} />
    </div>
  )
}

/** A pupil asked for by the address, with the pupil's guardians. */
const isOf = ({ personId, children }: Sheet, asked: string) =>
  personId === asked || children.some(({ id }) => id === asked)

const isJoined = ({ state }: Sheet) => state === 'used' || state === 'joined'
