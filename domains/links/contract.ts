import { z } from 'zod'
import { command, download, type EventOf, event, Id, query } from '#contract'

/** A card under a message: what its first link leads to. The server has been there; nobody's device goes. */
export const LinkPreview = z.object({
  messageId: Id,
  url: z.string(), // as it stands in the text
  site: z.string(),
  title: z.string(),
  description: z.string(), // may be empty
  picture: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
})
export type LinkPreview = z.infer<typeof LinkPreview>

/** Those of these messages that have a card. */
export const listPreviews = query('links.listPreviews', {
  who: 'account',
  input: z.object({ chatId: Id, messageIds: z.union([Id, z.array(Id).min(1).max(100)]) }), // one in a query string is no list
  output: z.object({ previews: z.array(LinkPreview) }),
})

/** The author takes the card away; it does not come back while the link stays the same. */
export const dropPreview = command('links.dropPreview', {
  who: 'account',
  natural: true,
  input: z.object({ chatId: Id, messageId: Id }),
  output: z.object({}),
})

/** The card's picture, drawn anew and small. */
export const openPicture = download('links.openPicture', {
  who: 'account',
  input: z.object({ chatId: Id, messageId: Id }),
})

export const Settings = z.object({
  on: z.boolean(),
  here: z.boolean(), // false: whoever runs this server has switched cards off for everybody
  can: z.object({ edit: z.boolean() }),
})

export type Settings = z.infer<typeof Settings>

export const getSettings = query('links.getSettings', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: Settings,
})

export const setSettings = command('links.setSettings', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, on: z.boolean() }),
  output: Settings,
})

/** In the chat's topic: a message has got a card, another one, or lost it. */
export const previewChanged = event('links.previewChanged', {
  key: z.object({ previewOf: Id }),
  view: z.object({ messageId: Id, preview: LinkPreview.nullable() }),
})
export type LinkEvent = EventOf<typeof previewChanged>
