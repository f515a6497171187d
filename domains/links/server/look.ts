import { forgetContents, keepContents, keepPicture } from '#domains/files'
import { findFraud } from '#rules/moderation'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import { config } from '#server/config'
import type { Db, Tx } from '#server/db'
import { inTransaction } from '#server/events'
import { newId } from '#server/ids'
import { defineJob } from '#server/jobs'
import { log } from '#server/log'
import { fetchOutside, OutsideRefused } from '#server/outside'
import { addressOf, firstLink } from '../rules.ts'
import { type Page, readPage } from './read-page.ts'
import { isOn } from './settings.ts'
import type { KeptPicture } from './tables.ts'
import { tellPreview } from './tell-preview.ts'
import { viewPreviews } from './views.ts'

const PAGE = { maxBytes: 512 * 1024, cut: true, accept: ['text/html', 'application/xhtml+xml'] }
const PICTURE = {
  maxBytes: 5 * 1024 ** 2,
  accept: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'],
}
const FRESH = 24 * 3600_000

/** Makes the card of a message what the message says now: goes to its first link, or takes the card away. Twice is once. */
export const look = defineJob<Where>('links.look', async (db, where) => {
  const message = await findMessage(db, where)
  const link = message?.text ? firstLink(message.text) : undefined
  const known = await db
    .selectFrom('link_previews')
    .select(['url'])
    .where('chat_id', '=', where.chatId)
    .where('message_id', '=', where.messageId)
    .executeTakeFirst()
  if (known && known.url === link) return
  const found = link && message && (await mayLook(db, message, link)) ? await goThere(db, message, link) : null
  const { facts } = await inTransaction(db, (tx) => put(tx, where, link, known !== undefined, found))
  publish(facts)
})

interface Where {
  chatId: string
  messageId: string
}

interface Message {
  text: string | null
  organization_id: string
}

interface Found {
  id: string
  page: Page | null
  picture: KeptPicture | null
}

/** A removed one has no text. Polls and announcements have cards of their own. */
const findMessage = (db: Db, { chatId, messageId }: Where): Promise<Message | undefined> =>
  db
    .selectFrom('messages')
    .innerJoin('chats', 'chats.id', 'chat_id')
    .select(['text', 'organization_id'])
    .where('chat_id', '=', chatId)
    .where('messages.id', '=', messageId)
    .where('attachment_type', 'is', null)
    .executeTakeFirst()

async function mayLook(db: Db, { organization_id, text }: Message, link: string): Promise<boolean> {
  if (!config.previews || !(await isOn(db, organization_id))) return false
  const own = config.publicOrigin && new URL(config.publicOrigin).host
  if (new URL(addressOf(link)!).host === own) return false
  return !(await pretends(db, organization_id, text ?? ''))
}

/** A site that looks like a known one gets no card: it would look like it even more. */
async function pretends(db: Db, organizationId: string, text: string): Promise<boolean> {
  const school = await db
    .selectFrom('organizations')
    .leftJoin('moderation_settings', 'organization_id', 'organizations.id')
    .select(['site', 'trusted_hosts'])
    .where('organizations.id', '=', organizationId)
    .executeTakeFirst()
  const site = school && URL.canParse(school.site) ? [new URL(school.site).hostname.replace(/^www\./, '')] : []
  return findFraud(text, [...site, ...(school?.trusted_hosts ?? [])]).some(({ kind }) => kind === 'fakeSite')
}

async function goThere(db: Db, { organization_id }: Message, link: string): Promise<Found> {
  const id = newId()
  const earlier = await findFresh(db, organization_id, link)
  if (earlier) return { id, ...earlier }
  try {
    const answer = await fetchOutside(addressOf(link)!, PAGE)
    // Where a shortened address has led in the end counts, too.
    const page = answer.status === 200 && !(await pretends(db, organization_id, answer.url)) ? readPage(answer) : null
    return { id, page, picture: page?.picture ? await takePicture(db, page.picture, id) : null }
  } catch (error) {
    if (!(error instanceof OutsideRefused)) throw error
    log.debug({ reason: error.message }, 'no card for a link')
    return { id, page: null, picture: null }
  }
}

/** Somebody of the school has shared the same link today. */
async function findFresh(db: Db, organizationId: string, link: string): Promise<Omit<Found, 'id'> | null> {
  const row = await db
    .selectFrom('link_previews')
    .innerJoin('chats', 'chats.id', 'chat_id')
    .select(['site', 'link_previews.title', 'description', 'picture'])
    .where('organization_id', '=', organizationId)
    .where((eb) => eb(eb.fn('md5', ['url']), '=', eb.fn<string>('md5', [eb.val(link)])))
    .where('url', '=', link)
    .where('link_previews.title', 'is not', null)
    .where('fetched_at', '>', new Date(now().getTime() - FRESH))
    .orderBy('fetched_at', 'desc')
    .executeTakeFirst()
  if (!row) return null
  const { site, title, description, picture } = row
  return { page: { site: site!, title: title!, description: description!, picture: null }, picture }
}

/** Without it the card is as good. */
async function takePicture(db: Db, address: string, keptFor: string): Promise<KeptPicture | null> {
  try {
    const { status, bytes } = await fetchOutside(address, PICTURE)
    return status === 200 ? await keepPicture(db, bytes, keptFor) : null
  } catch (error) {
    if (!(error instanceof OutsideRefused)) throw error
    return null
  }
}

async function put(tx: Tx, where: Where, link: string | undefined, was: boolean, found: Found | null): Promise<void> {
  const { chatId, messageId } = where
  await forgetPreview(tx, where)
  // The message may have been removed or written anew while we were away.
  const message = await findMessage(tx, where)
  const still = link !== undefined && message?.text?.includes(link)
  if (found && still) {
    const { id, page, picture } = found
    await tx
      .insertInto('link_previews')
      .values({
        chat_id: chatId,
        message_id: messageId,
        id,
        url: link,
        site: page?.site ?? null,
        title: page?.title ?? null,
        description: page?.description ?? null,
        picture: picture && JSON.stringify(picture),
        dropped_at: null,
      })
      .onConflict((oc) => oc.doNothing())
      .execute()
    if (picture) await keepContents(tx, { sha256s: [picture.sha256], keptFor: id })
  } else if (found) await forgetContents(tx, found.id)
  const preview = (await viewPreviews(tx, chatId, [messageId]))[0] ?? null
  if (preview || was) await tellPreview(tx, where, preview)
}

async function forgetPreview(tx: Tx, { chatId, messageId }: Where): Promise<void> {
  const gone = await tx
    .deleteFrom('link_previews')
    .where('chat_id', '=', chatId)
    .where('message_id', '=', messageId)
    .returning('id')
    .executeTakeFirst()
  if (gone) await forgetContents(tx, gone.id)
}
