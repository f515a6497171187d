import { Card, RadioGroup, Segmented } from '#ui'
import { type Language, setLanguage, useLanguage, useWords } from '#web/i18n'
import { type Look, setLook, textSizes, themes, useLook } from '#web/theme'

/** How this device shows everything: theme, size of letters, movement, language. */
export function LookCard() {
  const t = useWords('accounts')
  const look = useLook()
  const language = useLanguage()
  return (
    <Card title={t('look.title')}>
      <div className="stack stack-l">
        <RadioGroup<Look['theme']>
          label={t('look.theme')}
          value={look.theme}
          onChange={(theme) => setLook({ theme })}
          options={themes.map((theme) => ({
            value: theme,
            label: t(`look.themes.${theme}`),
            hint: t(`look.hints.${theme}`),
          }))}
        />
        <Segmented<Look['text']>
          label={t('look.text')}
          labelShown
          value={look.text}
          onChange={(text) => setLook({ text })}
          options={textSizes.map((text) => ({ value: text, label: `${text} %` }))}
        />
        <Segmented<Look['motion']>
          label={t('look.motion')}
          labelShown
          value={look.motion}
          onChange={(motion) => setLook({ motion })}
          options={[
            { value: 'system', label: t('look.motions.system') },
            { value: 'reduced', label: t('look.motions.reduced') },
          ]}
        />
        <Segmented<Language>
          label={t('look.language')}
          labelShown
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'ru', label: <span lang="ru">Русский</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
        />
      </div>
    </Card>
  )
}
