import { registerRoutes } from '#server/http/routes'
import type { Operation } from '#server/operation'
import './arrivals.ts'
import { connectJournal } from './connect-journal.ts'
import './due.ts'
import { getJournal } from './get-journal.ts'
import { linkPerson, listLinked } from './list-linked.ts'
import { listLinks } from './list-links.ts'
import { dropJournal, makeUploadKey, pauseJournal } from './manage.ts'
import { keepProvider, listProviders, removeProvider } from './providers.ts'
import { pullJournal } from './pull-journal.ts'
import { uploadRoute } from './upload.ts'

export const journal: Operation[] = [
  getJournal,
  connectJournal,
  pauseJournal,
  dropJournal,
  pullJournal,
  makeUploadKey,
  listLinked,
  linkPerson,
  listLinks,
  listProviders,
  keepProvider,
  removeProvider,
]

registerRoutes(uploadRoute)
