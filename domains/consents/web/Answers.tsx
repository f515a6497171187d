import { Check, Undo2, X } from 'lucide-react'
import type { openScan, Signature } from '#contract/consents'
import { Icon } from '#ui'
import { downloadUrl } from '#web/api'
import { useWords } from '#web/i18n'
import { spokenDay, spokenMoment } from './days.ts'

/** Who has said what, and how; scans where I keep the register. */
export const Answers = ({ answers, scans }: { answers: Signature[]; scans?: boolean }) => (
  <ul className="consents-answers">
    {answers.map((one) => (
      <li key={one.id}>
        <Icon of={one.withdrawnAt ? Undo2 : one.answer === 'signed' ? Check : X} size="s" />
        <Said one={one} scans={scans} />
      </li>
    ))}
  </ul>
)

function Said({ one, scans }: { one: Signature; scans: boolean | undefined }) {
  const t = useWords('consents')
  const scan = (of: 'signature' | 'withdrawal') => (
    <a href={downloadUrl<typeof openScan>('consents.openScan', { signatureId: one.id, of })} data-file>
      {t('scan')}
    </a>
  )
  const when = one.way === 'paper' ? spokenDay(one.at) : spokenMoment(one.at)
  const said = t(`said.${one.answer}.${one.way}`, { name: one.signerName, when, by: one.markedBy ?? '' })
  return (
    <span>
      {said} {scans && one.scan && scan('signature')}
      {one.comment && <q className="consents-comment">{one.comment}</q>}
      {one.withdrawnAt && (
        <span className="consents-comment">
          {t('said.withdrawn', { when: spokenDay(one.withdrawnAt) })}
          {one.withdrawalReason && `: ${one.withdrawalReason}`} {scans && one.withdrawalScan && scan('withdrawal')}
        </span>
      )}
    </span>
  )
}
