import { Contrast, Moon, Notebook, SunMoon } from 'lucide-react'
import { Segmented } from '#ui'
import { type Language, setLanguage, useLanguage } from '#web/i18n'
import { setLook, useLook } from '#web/theme'

export function LookSwitches() {
  const look = useLook()
  return (
    <div className="gallery-look">
      <Segmented
        label="Тема"
        labelShown
        value={look.theme}
        onChange={(theme) => setLook({ theme })}
        options={[
          { value: 'system', label: 'Как в системе', icon: SunMoon },
          { value: 'light', label: 'Тетрадь', icon: Notebook },
          { value: 'dark', label: 'Доска', icon: Moon },
          { value: 'contrast', label: 'Контраст', icon: Contrast },
        ]}
      />
      <Segmented
        label="Размер текста"
        labelShown
        value={look.text}
        onChange={(text) => setLook({ text })}
        options={[
          { value: '100', label: '100 %' },
          { value: '125', label: '125 %' },
          { value: '150', label: '150 %' },
          { value: '200', label: '200 %' },
        ]}
      />
      <Segmented<Language>
        label="Язык"
        labelShown
        value={useLanguage()}
        onChange={setLanguage}
        options={[
          { value: 'ru', label: 'Русский' },
          { value: 'en', label: 'English' },
        ]}
      />
    </div>
  )
}
