import { ArrowRight, Printer } from 'lucide-react'
import { use, useEffect } from 'react'
import { Button, Note, ScreenTitle } from '#ui'
import { useLanguage, useWords } from '#web/i18n'
import { useQueryValue } from '#web/router'
import { type HelpRole, pagesOf } from './contents.ts'
import { AskCardOfHelp } from './Front.tsx'
import { isPage, languageOf, readPage, titleOf } from './pages.ts'

export function Article({ name, role }: { name: string; role: HelpRole }) {
  const t = useWords('support')
  const language = useLanguage()
  const from = useQueryValue('from')
  const page = use(readPage(name, language))
  const spoken = languageOf(name, language)
  useEffect(() => {
    const place = decodeURIComponent(location.hash.slice(1))
    if (place) document.getElementById(place)?.scrollIntoView()
    else window.scrollTo(0, 0)
  }, [])
  const mine = pagesOf(role).filter(isPage)
  const next = mine[mine.indexOf(name) + 1]
  const parts = page.sections.filter(({ id }) => id)
  return (
    <div className="support-page">
      <ScreenTitle>{page.title}</ScreenTitle>
      <div className="row support-tools">
        <a href={`/help?role=${role}`}>{t('help.all')}</a>
        <span className="sp" />
        <Button kind="line" icon={Printer} onClick={() => print()}>
          {t('help.print')}
        </Button>
      </div>
      {spoken !== language && <Note>{t('help.russianOnly')}</Note>}
      <article lang={spoken}>
        <h1>{page.title}</h1>
        {parts.length > 3 && (
          <ul className="support-parts">
            {parts.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: pages of our own repository, made into HTML by the build */}
        <div className="support-text" dangerouslySetInnerHTML={{ __html: page.html }} />
      </article>
      {next && (
        <a className="support-next" href={`/help/${next}?role=${role}`}>
          <span className="small dim">{t('help.next')}</span>
          <b>{titleOf(next, language)}</b>
          <ArrowRight aria-hidden />
        </a>
      )}
      <AskCardOfHelp from={from} />
    </div>
  )
}
