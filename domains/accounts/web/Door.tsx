import './words.ts'
import './door.css'
import type { FormEvent, ReactNode } from 'react'
import { Mark } from '#ui'
import { useWords } from '#web/i18n'
import { usePath } from '#web/router'
import { ChalkBell } from './ChalkBell.tsx'

export type DoorProps = {
  title: string
  text?: ReactNode
  /** With it the right side is a form. */
  onSubmit?: () => void
  children: ReactNode
  /** Under the line at the foot. */
  foot?: ReactNode
}

/** A page for somebody who is not in yet: the board at the left of wide screens, one task at the right. */
export function Door({ title, text, onSubmit, children, foot }: DoorProps) {
  const t = useWords('accounts')
  const path = usePath()
  const Side = onSubmit ? 'form' : 'div'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <main className="door" id="main">
      <title>{`${title} · ${t('name')}`}</title>
      <section className="door-board" aria-hidden="true">
        <div className="row">
          <Mark />
          <b>{t('name')}</b>
        </div>
        <ChalkBell />
        <div>
          <h2>{t('door.title')}</h2>
          <p>{t('door.text')}</p>
        </div>
      </section>
      <Side className="door-form" {...(onSubmit ? { onSubmit: submit, noValidate: true } : {})}>
        <div className="door-head">
          <Mark label={t('name')} />
          <div>
            <h1>{title}</h1>
            {text && <p className="dim">{text}</p>}
          </div>
        </div>
        {children}
        {foot && <div className="door-foot">{foot}</div>}
        <p className="small door-help">
          <a href={`/help?from=${encodeURIComponent(path)}`}>{t('door.help')}</a>
          {' · '}
          <a href="/help/usloviya">{t('door.terms')}</a>
        </p>
      </Side>
    </main>
  )
}
