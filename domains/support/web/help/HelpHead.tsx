import './help.css'
import { ArrowLeft, LogIn } from 'lucide-react'
import { Button, Field, Mark } from '#ui'
import { setLanguage, useLanguage, useWords } from '#web/i18n'
import { useMaybeMe } from '#web/session'

/** With `onAsk` the pages can be searched from here. */
type Props = { asked?: string; onAsk?: (asked: string) => void }

export function HelpHead({ asked = '', onAsk }: Props) {
  const t = useWords('support')
  const language = useLanguage()
  const me = useMaybeMe()
  const other = language === 'ru' ? 'en' : 'ru'
  return (
    <header className="support-head">
      <a className="support-name" href="/help" onClick={() => onAsk?.('')}>
        <Mark />
        <b>{t('help.name')}</b>
      </a>
      {onAsk && (
        <search className="support-find">
          <Field
            type="search"
            label={t('help.find')}
            value={asked}
            placeholder={t('help.findHint')}
            onChange={(event) => onAsk(event.target.value)}
          />
        </search>
      )}
      <div className="support-out">
        <Button onClick={() => setLanguage(other)}>
          <span lang={other}>{other === 'ru' ? 'Русский' : 'English'}</span>
        </Button>
        <Button kind="line" icon={me ? ArrowLeft : LogIn} href={me ? '/start' : '/sign-in'}>
          {t(me ? 'help.back' : 'help.signIn')}
        </Button>
      </div>
    </header>
  )
}
