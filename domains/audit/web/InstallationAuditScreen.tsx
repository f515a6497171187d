import './audit.css'
import './words.ts'
import { useDeferredValue, useState } from 'react'
import type { listInstallation } from '#contract/audit'
import { Field, Page, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { Nothing, Pages } from './Pages.tsx'

/** What operators have decided and opened on this installation. */
export function InstallationAuditScreen() {
  const t = useWords('audit')
  const [text, setText] = useState('')
  const sought = useDeferredValue(text).trim()
  const input = sought ? { text: sought } : {}
  return (
    <Page>
      <TopBar title={t('installation.title')} back="/operator" />
      <p className="dim audit-lead">{t('installation.text')}</p>
      <search className="audit-find">
        <Field label={t('find')} type="search" value={text} onChange={(event) => setText(event.target.value)} />
      </search>
      <div className="stack audit-column">
        <Pages<typeof listInstallation>
          name="audit.listInstallation"
          input={input}
          none={<Nothing title={t('none')} text={sought ? t('noneHint') : t('emptyHint')} />}
        />
      </div>
    </Page>
  )
}
