import { useLanguage, useWords } from '#web/i18n'
import type { Chapter, HelpRole } from './contents.ts'
import { isPage, languageOf, titleOf } from './pages.ts'

type Props = { chapters: readonly Chapter[]; current?: string; role: HelpRole }

/** What concerns this role, chapter by chapter. */
export function Contents({ chapters, current, role }: Props) {
  const t = useWords('support')
  const language = useLanguage()
  return (
    <div className="support-contents">
      {chapters.map(({ name, pages }) => (
        <section key={name} aria-labelledby={`chapter-${name}`}>
          <h2 id={`chapter-${name}`}>{t(name === 'begin' ? `role.${role}` : `chapters.${name}`)}</h2>
          <ul>
            {pages.filter(isPage).map((page) => (
              <li key={page}>
                <a
                  href={`/help/${page}?role=${role}`}
                  lang={languageOf(page, language)}
                  aria-current={page === current ? 'page' : undefined}
                >
                  {titleOf(page, language)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
