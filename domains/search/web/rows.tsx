import { FileText, Megaphone } from 'lucide-react'
import type { ReactNode } from 'react'
import type { startDirect } from '#contract/chats'
import { Avatar, Badge, type Glyph, Icon, Tag } from '#ui'
import { useRun } from '#web/api'
import { dotted } from '#web/dotted'
import { formatBrief, formatSize, useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { sayRefusal } from '#web/say-refusal'
import type { FoundAnnouncement, FoundFile, FoundMessage, FoundPerson } from '../contract.ts'
import { Marked } from './Marked.tsx'

type Placed<F> = { found: F; place: string }

export const MessageRow = ({ found, place }: Placed<FoundMessage>) => {
  const t = useWords('search')
  return (
    <Row
      href={placeOf(found)}
      lead={<Avatar id={found.author.id} name={found.author.name} size="m" />}
      name={found.author.name}
      about={place}
      at={found.at}
      mark={found.exact && <Tag>{t('exact')}</Tag>}
    >
      <Marked snippet={found.snippet} />
    </Row>
  )
}

export const FileRow = ({ found, place }: Placed<FoundFile>) => (
  <Row
    href={placeOf(found)}
    lead={<Lead of={FileText} />}
    name={<Marked snippet={found.name} />}
    about={dotted(formatSize(found.file.size), place)}
    at={found.at}
  >
    {found.author.name}
  </Row>
)

type Announced = { found: FoundAnnouncement; place: string | undefined }

/** In its chat, or on a page of its own for whoever has announced into a chat without sitting there. */
export const AnnouncementRow = ({ found, place }: Announced) => (
  <Row
    href={place ? placeOf(found) : `/announcements/${found.announcementId}`}
    lead={<Lead of={Megaphone} />}
    name={<Marked snippet={found.title} />}
    about={place ?? found.author.name}
    at={found.at}
  >
    <Marked snippet={found.snippet} />
  </Row>
)

export function PersonRow({ found: { person, name, chatId, organizationId } }: { found: FoundPerson }) {
  const t = useWords('search')
  const go = useGo()
  const start = useRun<typeof startDirect>('chats.startDirect', { onDone: (chat) => go(`/chats/${chat.id}`) })
  const write = () => start.mutate({ organizationId, personId: person.id }, { onError: sayRefusal })
  const inside = (
    <>
      <Avatar id={person.id} name={person.name} size="m" />
      <span className="search-text">
        <b>
          <Marked snippet={name} /> {person.verified && <Badge short label={person.post ?? ''} />}
        </b>
        {person.post && <small>{person.post}</small>}
      </span>
      <small className="accent">{t(chatId ? 'openChat' : 'write')}</small>
    </>
  )
  return (
    <li>
      {chatId ? (
        <a className="search-row" href={`/chats/${chatId}`}>
          {inside}
        </a>
      ) : (
        <button type="button" className="search-row" disabled={start.isPending} onClick={write}>
          {inside}
        </button>
      )}
    </li>
  )
}

const placeOf = ({ chatId, msgNo }: { chatId: string; msgNo: number }) => `/chats/${chatId}?at=${msgNo}`

const Lead = ({ of }: { of: Glyph }) => (
  <span className="search-lead">
    <Icon of={of} />
  </span>
)

interface RowProps {
  href: string
  lead: ReactNode
  name: ReactNode
  about: string
  at: string
  mark?: ReactNode
  children: ReactNode
}

const Row = ({ href, lead, name, about, at, mark, children }: RowProps) => (
  <li>
    <a className="search-row" href={href}>
      {lead}
      <span className="search-text">
        <span className="search-line">
          <b>{name}</b>
          <time dateTime={at}>{formatBrief(at)}</time>
        </span>
        <small>
          {about} {mark}
        </small>
        <span className="search-snippet">{children}</span>
      </span>
    </a>
  </li>
)
