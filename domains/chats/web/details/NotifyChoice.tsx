import { Bell, BellOff } from 'lucide-react'
import { Button, Menu, Segmented } from '#ui'
import { useRun } from '#web/api'
import { formatUntil, useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import type { Chat, setOptions } from '../../contract.ts'
import { chatStore } from '../store/store.ts'
import { silences } from './silences.ts'

/** What of this chat may wake me, and silence for a while. */
export function NotifyChoice({ chat }: { chat: Chat }) {
  const t = useWords('chats')
  const setting = useRun<typeof setOptions>('chats.setOptions', { onDone: (changed) => chatStore.put(changed) })
  const { options } = chat
  const put = (some: Partial<Chat['options']>) =>
    setting.mutate({ chatId: chat.id, ...options, ...some }, { onError: sayRefusal })
  const silent = options.mutedUntil && new Date(options.mutedUntil) > new Date() ? options.mutedUntil : undefined
  const silence = (key: string, until: () => Date) => ({
    key,
    label: t(`notify.${key}`),
    onSelect: () => put({ mutedUntil: until().toISOString() }),
  })
  return (
    <section className="stack stack-s" aria-label={t('notify.title')}>
      <Segmented
        label={t('notify.title')}
        labelShown
        value={setting.isPending ? (setting.variables?.notify ?? options.notify) : options.notify}
        onChange={(notify) => put({ notify })}
        options={(['all', 'mentions', 'nothing'] as const).map((value) => ({ value, label: t(`notify.${value}`) }))}
      />
      {silent ? (
        <Button icon={Bell} onClick={() => put({ mutedUntil: null })}>
          {t('notify.wake')}
        </Button>
      ) : (
        options.notify !== 'nothing' && (
          <Menu
            label={t('notify.silent')}
            trigger={<Button icon={BellOff}>{t('notify.silent')}</Button>}
            items={silences.map(({ key, until }) => silence(key, until))}
          />
        )
      )}
      <p className="small dim">{silent ? t('notify.until', { when: formatUntil(silent) }) : t('notify.hint')}</p>
    </section>
  )
}
