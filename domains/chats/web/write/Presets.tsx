import '../list/list.css'
import { Button } from '#ui'
import { useWords } from '#web/i18n'

export type Preset = 'deputies' | 'teachers' | 'parentActivists' | 'pupilActivists'
export const PRESETS: Preset[] = ['deputies', 'teachers', 'parentActivists', 'pupilActivists']

/** What a director's chats are for (R070): two of them gather by themselves, activists are named one by one. */
export const followsOf = (preset: Preset | undefined): 'deputies' | 'teachers' | undefined =>
  preset === 'deputies' || preset === 'teachers' ? preset : undefined

export const kindOfPeople = (preset: Preset | undefined): 'guardians' | 'pupils' | undefined =>
  preset === 'parentActivists' ? 'guardians' : preset === 'pupilActivists' ? 'pupils' : undefined

export function Presets({ chosen, onChoose }: { chosen: Preset | undefined; onChoose: (preset?: Preset) => void }) {
  const t = useWords('newChat')
  return (
    <fieldset className="chats-presets">
      <legend>{t('preset.label')}</legend>
      {PRESETS.map((preset) => (
        <Button
          key={preset}
          kind={preset === chosen ? 'soft' : 'line'}
          aria-pressed={preset === chosen}
          onClick={() => onChoose(preset === chosen ? undefined : preset)}
        >
          {t(`preset.${preset}`)}
        </Button>
      ))}
    </fieldset>
  )
}
