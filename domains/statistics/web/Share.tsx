import './statistics.css'
import './words.ts'
import type { ReactNode } from 'react'
import { shareOf } from '#rules/statistics'
import { Progress } from '#ui'
import { useWords } from '#web/i18n'

export type ShareProps = { name: ReactNode; done: number; of: number; what?: string }

/** «Родители — 512 из 595, 86 %» with its bar; brass below a half. */
export function Share({ name, done, of, what }: ShareProps) {
  const t = useWords('statistics')
  const share = shareOf(done, of)
  return (
    <div className="stat-share">
      <span className="row">
        <span className="sp">{name}</span>
        <b className="nowrap">{share === null ? '–' : t('percent', { share })}</b>
      </span>
      <Progress value={done} max={of} warn={of > 0 && done * 2 < of} label={`${name}: ${t('of', { done, of })}`} />
      <span className="small dim">
        {t('of', { done, of })}
        {what && ` · ${what}`}
      </span>
    </div>
  )
}
