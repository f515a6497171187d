import './journal.css'
import './words.ts'
import { BookOpenText } from 'lucide-react'
import { Card, Icon } from '#ui'
import { useWords } from '#web/i18n'
import { OutLink } from './OutLink.tsx'
import { useLinks } from './use-links.ts'

export function JournalCard() {
  const t = useWords('journal')
  const known = useLinks()
  if (!known || known.links.length === 0) return null
  return (
    <Card title={known.name ?? t('title')} mark={<Icon of={BookOpenText} />}>
      <p className="dim">{t('card.text')}</p>
      <p className="journal-ways">
        {known.links.map((link) => (
          <OutLink key={`${link.kind} ${link.of ?? ''}`} link={link} />
        ))}
      </p>
    </Card>
  )
}
