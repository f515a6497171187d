import { Check, Clock, KeyRound, Printer, RefreshCw, ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import type { printSheets, replaceSheet, resetAccess, Sheet } from '#contract/invitations'
import { useUnitWords } from '#screens/people'
import { Avatar, Button, Confirm, type Glyph, Note, Table, Tag } from '#ui'
import { downloadUrl, useRun } from '#web/api'
import { formatBrief } from '#web/i18n'

type Props = { sheets: Sheet[]; input: { organizationId: string; classId?: string } }

export function SheetsTable({ sheets, input }: Props) {
  const t = useUnitWords('invitations')
  const [replacing, setReplacing] = useState<Sheet>()
  const [resetting, setResetting] = useState<Sheet>()
  const pdf = (personId: string) => downloadUrl<typeof printSheets>('invitations.printSheets', { ...input, personId })
  return (
    <>
      <Table
        caption={t('sheets.title')}
        rows={sheets}
        rowKey={({ personId }) => personId}
        columns={[
          {
            key: 'face',
            head: '',
            headHidden: true,
            place: 'lead',
            cell: (sheet) => <Avatar id={sheet.personId} name={spoken(sheet.fullName)} size="m" />,
          },
          { key: 'name', head: t('sheets.person'), place: 'main', cell: (sheet) => <Who sheet={sheet} /> },
          { key: 'state', head: t('sheets.state'), narrow: '', cell: (sheet) => <State sheet={sheet} /> },
          {
            key: 'act',
            head: t('sheets.action'),
            headHidden: true,
            place: 'act',
            cell: (sheet) => (
              <span className="inv-acts">
                {sheet.can.replace && (
                  <Button
                    icon={RefreshCw}
                    aria-label={t('sheets.replaceOf', { name: sheet.fullName })}
                    onClick={() => setReplacing(sheet)}
                  >
                    <span className="only-wide">{t('sheets.replace')}</span>
                  </Button>
                )}
                {sheet.can.reset && (
                  <Button
                    icon={KeyRound}
                    aria-label={t('sheets.resetOf', { name: sheet.fullName })}
                    onClick={() => setResetting(sheet)}
                  >
                    <span className="only-wide">{t('sheets.reset')}</span>
                  </Button>
                )}
                {sheet.can.print && (
                  <Button
                    icon={Printer}
                    href={pdf(sheet.personId)}
                    target="_blank"
                    aria-label={t('sheets.printOf', { name: sheet.fullName })}
                  >
                    <span className="only-wide">{t('sheets.sheet')}</span>
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      <Renew how="replace" sheet={replacing} onClose={() => setReplacing(undefined)} pdf={pdf} />
      <Renew how="reset" sheet={resetting} onClose={() => setResetting(undefined)} pdf={pdf} />
    </>
  )
}

function Who({ sheet }: { sheet: Sheet }) {
  const t = useUnitWords('invitations')
  const of = sheet.children.map(({ name, className }) => [name, className].filter(Boolean).join(', ')).join('; ')
  return (
    <>
      <b>{sheet.fullName}</b>
      <span className="inv-under">
        {sheet.part === 'guardian' && of ? t('sheets.guardianOf', { of }) : t(`sheets.is_${sheet.part}`)}
      </span>
    </>
  )
}

const LOOKS: Record<Sheet['state'], { kind?: 'ok' | 'wait' | 'bad'; icon?: Glyph }> = {
  none: {},
  printed: { icon: Printer },
  used: { kind: 'ok', icon: Check },
  joined: { kind: 'ok', icon: Check },
  expired: { kind: 'wait', icon: Clock },
  revoked: {},
  disputed: { kind: 'bad', icon: ShieldAlert },
}

function State({ sheet }: { sheet: Sheet }) {
  const t = useUnitWords('invitations')
  const { state, printedAt, printedBy, expiresAt } = sheet
  const { kind, icon } = LOOKS[state]
  const printed = state === 'printed' && printedAt && expiresAt
  return (
    <>
      <Tag {...(kind ? { kind } : {})} {...(icon ? { icon } : {})}>
        {t(`state.${state}`)}
      </Tag>
      {printed && (
        <span className="inv-under">
          {t('sheets.printedBy', { day: formatBrief(printedAt), name: printedBy ?? '', until: formatBrief(expiresAt) })}
        </span>
      )}
      {state === 'disputed' && <span className="inv-under">{t('sheets.disputedHint')}</span>}
    </>
  )
}

type Renewing = { how: 'replace' | 'reset'; sheet: Sheet | undefined; onClose: () => void; pdf: (id: string) => string }

/** A new sheet for a lost one, or, for somebody who cannot come in any more, one that gives a new password. */
function Renew({ how, sheet, onClose, pdf }: Renewing) {
  const t = useUnitWords('invitations')
  const { mutate, isPending, error } = useRun<typeof replaceSheet | typeof resetAccess>(
    how === 'replace' ? 'invitations.replaceSheet' : 'invitations.resetAccess',
    {
      refresh: ['invitations.listSheets'],
      onDone: ({ personId }) => {
        onClose()
        window.open(pdf(personId), '_blank')
      },
    },
  )
  return (
    <Confirm
      open={sheet !== undefined}
      onClose={onClose}
      title={t(`${how}.title`, { name: sheet?.fullName })}
      confirm={t(`${how}.confirm`)}
      cancel={t('cancel')}
      onConfirm={() => sheet && mutate({ personId: sheet.personId })}
      busy={isPending}
    >
      <p>{t(`${how}.text`)}</p>
      {error && <Note kind="bad">{error.reason}</Note>}
    </Confirm>
  )
}

/** Initials in the order people speak: first name, last name. */
const spoken = (fullName: string) => {
  const [last, first] = fullName.split(' ')
  return [first, last].filter(Boolean).join(' ')
}
