import { ExternalLink } from 'lucide-react'
import type { Link } from '#contract/journal'
import { Button, Icon } from '#ui'
import { useWords } from '#web/i18n'

/** Away from here, and said so: another site, in another tab, that is told nothing of where one came from. */
export function OutLink({ link }: { link: Link }) {
  const t = useWords('journal')
  const where = t('to.site', { site: link.site })
  return (
    <Button kind="line" href={link.href} target="_blank" rel="noopener noreferrer" title={where}>
      {link.of ? t(`to.${link.kind}Of`, { name: link.of }) : t(`to.${link.kind}`)}
      <Icon of={ExternalLink} size="s" />
      <span className="sr">{where}</span>
    </Button>
  )
}
