import '../files.css'
import '../words.ts'
import { Card, Page, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useParam, useQueryValue } from '#web/router'
import { useHat } from '#web/session'
import { Filters, useFilters } from './Filters.tsx'
import { Shelf } from './Shelf.tsx'
import { StorageCard } from './StorageCard.tsx'
import { useShelf, type Where } from './use-shelf.ts'

/** `/chats/:chatId/materials`: of a chat; `/materials`: of all my chats in the school; `/materials?class=`: of a class. */
export function MaterialsScreen() {
  const chatId = useParam('chatId')
  const classId = useQueryValue('class')
  const organizationId = useHat()?.organization.id
  if (chatId) return <Materials where={{ chatId }} />
  if (classId) return <Materials where={{ classId }} />
  return organizationId ? <Materials where={{ organizationId }} /> : null
}

function Materials({ where }: { where: Where }) {
  const t = useWords('files')
  const filters = useFilters()
  const shelf = useShelf(where, filters.sought)
  const filtering = Object.keys(filters.sought).length > 0
  return (
    <Page className="files-page">
      <TopBar
        title={t('shelf.title')}
        text={t('shelf.hint')}
        back={where.chatId ? `/chats/${where.chatId}` : '/chats'}
      />
      <Card>
        <Filters {...filters} subjects={shelf.subjects} />
        <Shelf shelf={shelf} filtering={filtering} alone={Boolean(where.chatId)} />
      </Card>
      {where.organizationId && <StorageCard organizationId={where.organizationId} />}
    </Page>
  )
}
