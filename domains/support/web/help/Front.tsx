import { LifeBuoy } from 'lucide-react'
import { Button, Card, Note, Pills, ScreenTitle } from '#ui'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { Contents } from './Contents.tsx'
import { type Chapter, CONTENTS, HELP_ROLES, type HelpRole } from './contents.ts'
import { pageNames } from './pages.ts'

const named = new Set(Object.values(CONTENTS).flatMap((chapters) => chapters.flatMap(({ pages }) => pages)))

/** Who are you? Then what there is to read. */
export function Front({ role, lost }: { role: HelpRole; lost: boolean }) {
  const t = useWords('support')
  const go = useGo()
  const others: Chapter = { name: 'every', pages: pageNames.filter((page) => !named.has(page)) }
  const [begin, ...rest] = CONTENTS[role]
  const last = rest.at(-1)!
  const chapters = [begin!, ...rest.slice(0, -1), { ...last, pages: [...last.pages, ...others.pages] }]
  return (
    <div className="support-front">
      <ScreenTitle>{t('help.title')}</ScreenTitle>
      <div className="stack stack-s">
        <h1>{t('help.title')}</h1>
        <p className="dim">{t('help.text')}</p>
      </div>
      {lost && <Note>{t('help.lost')}</Note>}
      <Pills
        label={t('help.who')}
        options={HELP_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={role}
        onChange={(next) => go(`/help?role=${next}`, { replace: true })}
      />
      <Contents chapters={chapters} role={role} />
      <AskCardOfHelp />
    </div>
  )
}

/** Whoever has not found it asks a human being. */
export function AskCardOfHelp({ from }: { from?: string | undefined }) {
  const t = useWords('support')
  return (
    <Card className="support-ask">
      <div className="row wrap">
        <div className="sp">
          <b>{t('help.ask.title')}</b>
          <p className="small dim">{t('help.ask.text')}</p>
        </div>
        <Button kind="pri" icon={LifeBuoy} href={from ? `/help/ask?from=${encodeURIComponent(from)}` : '/help/ask'}>
          {t('help.ask.go')}
        </Button>
      </div>
    </Card>
  )
}
