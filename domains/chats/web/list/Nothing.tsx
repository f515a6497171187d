import './deeds-words.ts'
import { Archive, CheckCheck, FolderOpen } from 'lucide-react'
import { Button, Empty } from '#ui'
import { useWords } from '#web/i18n'
import { chooseTab } from './tab.ts'

const glyphs = { unread: CheckCheck, archive: Archive, folder: FolderOpen }

/** A tab with nothing in it says what it is for. */
export default function Nothing({ kind }: { kind: keyof typeof glyphs }) {
  const t = useWords('chatDeeds')
  const back = <Button onClick={() => chooseTab('all')}>{t('empty.all')}</Button>
  return <Empty icon={glyphs[kind]} title={t(`empty.${kind}.title`)} text={t(`empty.${kind}.text`)} actions={back} />
}
