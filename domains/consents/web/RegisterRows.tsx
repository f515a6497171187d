import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { ConsentRequest, listRegister, printDocument, RegisterRow } from '#contract/consents'
import { Card, IconButton, Menu, type MenuItem, Skeleton } from '#ui'
import { downloadUrl, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { Answers } from './Answers.tsx'
import { BirthDayDialog } from './BirthDayDialog.tsx'
import { PaperDialog } from './PaperDialog.tsx'
import { StateTag } from './StateTag.tsx'

type Props = { request: ConsentRequest; classId: string | null; name: string }

/** One class by name; a menu for what comes on paper. */
export function RegisterRows({ request, classId, name }: Props) {
  const t = useWords('consents')
  const { data } = useAsk<typeof listRegister>('consents.listRegister', {
    requestId: request.id,
    ...(classId ? { classId } : {}),
  })
  const [paper, setPaper] = useState<RegisterRow>()
  const [born, setBorn] = useState<RegisterRow>()
  if (!data) return <Skeleton rows lines={5} />
  const items = (row: RegisterRow): MenuItem[] => [
    { key: 'paper', label: t('paper.enter'), onSelect: () => setPaper(row) },
    {
      key: 'print',
      label: t('paper.print'),
      onSelect: () => {
        const about = { requestId: request.id, subjectId: row.subject.id }
        window.open(downloadUrl<typeof printDocument>('consents.printDocument', about), '_blank', 'noopener')
      },
    },
    ...(row.subject.pupil ? [{ key: 'born', label: t('birthDay.set'), onSelect: () => setBorn(row) }] : []),
  ]
  return (
    <Card title={name}>
      <ul className="consents-rows">
        {data.rows.map((row) => (
          <li key={row.subject.id}>
            <span className="row wrap">
              <b>{row.subject.fullName}</b>
              <StateTag state={row.state} />
            </span>
            <Menu
              align="end"
              label={t('register.acts', { name: row.subject.fullName })}
              trigger={<IconButton icon={Ellipsis} label={t('register.acts', { name: row.subject.fullName })} />}
              items={items(row)}
            />
            {row.signatures.length > 0 && <Answers answers={row.signatures} scans />}
            <Awaited row={row} />
          </li>
        ))}
      </ul>
      {paper && <PaperDialog request={request} row={paper} onClose={() => setPaper(undefined)} />}
      {born && <BirthDayDialog row={born} onClose={() => setBorn(undefined)} />}
    </Card>
  )
}

/** Whom we wait for, and why it may be in vain. */
function Awaited({ row }: { row: RegisterRow }) {
  const t = useWords('consents')
  const { missing, signers, subject } = row
  const joined = signers.some((one) => one.joined && missing.includes(one.id === subject.id ? 'self' : 'guardian'))
  const said = [
    ...missing.map((part) => t(`awaited.${part}`)),
    ...(missing.length > 0 && signers.length === 0 ? [t('awaited.nobody')] : []),
    ...(missing.length > 0 && signers.length > 0 && !joined ? [t('awaited.absent')] : []),
    ...(subject.pupil && !subject.birthDay ? [t('birthDay.unknown')] : []),
  ]
  return said.length > 0 && <span className="small dim">{said.join(' · ')}</span>
}
