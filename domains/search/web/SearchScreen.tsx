import './search.css'
import './words.ts'
import { useEffect } from 'react'
import { useChats, useTitles } from '#screens/chats'
import { announce, Card, Page, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { Narrow } from './Narrow.tsx'
import { Results } from './Results.tsx'
import { SearchField } from './SearchField.tsx'
import { useFilters } from './use-filters.ts'
import { useFound } from './use-found.ts'

/** `/search?q=`: everything in my chats, by words, by kind, by chat, by author, by days. */
export function SearchScreen() {
  const t = useWords('search')
  useMe()
  const filters = useFilters()
  const view = useFound(filters)
  const title = useTitles()
  const chats = (useChats() ?? []).map(({ chat }) => ({ id: chat.id, title: title(chat) }))
  const titles = new Map(chats.map((chat) => [chat.id, chat.title]))
  const { found } = view
  useEffect(() => {
    if (!found) return
    const { messages, files, announcements, people } = found
    const counts = { messages: messages.length, files: files.length, announcements: announcements.length }
    announce(t('found.said', { ...counts, people: people.length }))
  }, [found, t])
  return (
    <Page className="search-page">
      <TopBar title={t('title')} back="/chats" />
      <Card>
        <SearchField filters={filters} />
        <Narrow filters={filters} chats={chats} />
      </Card>
      <Results filters={filters} view={view} titleOf={(chatId) => titles.get(chatId)} />
    </Page>
  )
}
