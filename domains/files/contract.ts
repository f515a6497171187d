import { z } from 'zod'
import { command, Day, download, event, Id, Instant, Nothing, query } from '#contract'
import { PersonRef } from '#contract/people'

// The bytes come by the tus protocol to /api/files/tus (see the README); everything else about a file is here.

export const FileKind = z.enum(['photo', 'video', 'audio', 'voice', 'document'])
export type FileKind = z.infer<typeof FileKind>

/** A file that was checked, as a message shows it. */
export const FileRef = z.object({
  id: Id,
  kind: FileKind,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  width: z.number().int().optional(),
  height: z.number().int().optional(),
  seconds: z.number().optional(),
  waveform: z.array(z.number().int()).optional(), // loudness from 0 to 31, evenly over the length
  blur: z.string().optional(), // a tiny picture as data:, shown until the preview is here
  preview: z.boolean(), // sizes 320 and 1280 can be opened
  macros: z.boolean().optional(), // a program inside an office document or a PDF: open with care
  scanned: z.boolean().optional(), // an antivirus has looked, too
})
export type FileRef = z.infer<typeof FileRef>

/** Why a file was not taken. The sentence for each stands in web/ru.json under `refused`. */
export const RefusedFor = z.enum([
  'empty',
  'program', // something that a computer runs
  'programInside', // an archive with such a thing in it
  'bomb', // unpacks to far more than it is
  'polyglot', // two kinds of file in one
  'mismatch', // not what its name says
  'hugePicture',
  'brokenPicture',
  'heic', // carries the place of the shot, and we cannot take it out
  'virus',
  'unchecked', // the antivirus of the school does not answer
])
export type RefusedFor = z.infer<typeof RefusedFor>

export const FileState = z.object({
  id: Id,
  state: z.enum(['uploading', 'checking', 'ready', 'refused']),
  name: z.string(),
  refusedFor: RefusedFor.nullable(),
  file: FileRef.nullable(), // once ready
})
export type FileState = z.infer<typeof FileState>

export const getFile = query('files.getFile', { who: 'account', input: z.object({ fileId: Id }), output: FileState })

/** What I take back before it is sent: also an upload that is under way. A sent file goes with its message. */
export const removeFile = command('files.removeFile', {
  who: 'account',
  natural: true,
  input: z.object({ fileId: Id }),
  output: Nothing,
})

/** The bytes. `size` asks for a preview of that width; ranges are answered. */
export const open = download('files.open', {
  who: 'account',
  input: z.object({ fileId: Id, size: z.enum(['320', '1280']).optional(), save: z.literal('1').optional() }),
})

const Bytes = z
  .number()
  .int()
  .min(1024 ** 2)
  .max(1024 ** 4)
export const Limits = z.object({ pupil: Bytes, guardian: Bytes, staff: Bytes, quota: Bytes })
export type Limits = z.infer<typeof Limits>

export const getQuota = query('files.getQuota', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    used: z.number().int(),
    quota: z.number().int(),
    largest: z.number().int(), // the largest file that I may send
    limits: Limits,
    can: z.object({ change: z.boolean() }),
  }),
})

/** By the administration; the sizes are bytes. */
export const changeLimits = command('files.changeLimits', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, limits: Limits }),
  output: Nothing,
})

export const Material = z.object({
  file: FileRef,
  chat: z.object({
    id: Id,
    kind: z.enum(['direct', 'group', 'channel']),
    automatic: z.string().nullable(), // as in Chat
    title: z.string().nullable(),
    className: z.string().nullable(),
    peerName: z.string().nullable(),
  }),
  msgNo: z.number().int(),
  author: PersonRef,
  sentAt: Instant,
  subject: z.object({ id: Id, name: z.string() }).nullable(), // what its author teaches there
  pinned: z.boolean(),
  can: z.object({ pin: z.boolean() }),
})
export type Material = z.infer<typeof Material>

/**
 * The shelf of a chat, of a class (over those of its chats where I sit), or of a school (over all my chats).
 * The newest first, 40 at a time: `after` takes `next` of the page before. `pinned` and `subjects` come with the first page.
 */
export const listMaterials = query('files.listMaterials', {
  who: 'account',
  input: z.object({
    organizationId: Id.optional(),
    classId: Id.optional(),
    chatId: Id.optional(),
    kind: FileKind.optional(),
    subjectId: Id.optional(),
    text: z.string().trim().max(100).optional(), // in the name
    from: Day.optional(), // by the school's calendar
    to: Day.optional(),
    after: z.string().max(200).optional(),
  }),
  output: z.object({
    materials: z.array(Material),
    pinned: z.array(Material),
    subjects: z.array(z.object({ id: Id, name: z.string() })),
    next: z.string().nullable(),
  }),
})

/** By an owner of the chat, or by an employee who may write there. At most 20 a chat. */
export const pinMaterial = command('files.pinMaterial', {
  who: 'account',
  natural: true,
  input: z.object({ fileId: Id, on: z.boolean() }),
  output: Nothing,
})

/** In the topic of the account that uploads. */
export const fileChanged = event('files.fileChanged', { key: z.object({ fileId: Id }), view: FileState })
/** In the topic of a chat: its shelf is another now. */
export const materialsChanged = event('files.materialsChanged', {
  key: z.object({ fileId: Id }),
  view: z.object({ chatId: Id, fileId: Id }),
})

/** What stands in Upload-Metadata of a tus creation; the tus client encodes each value in base64. */
export const UploadMetadata = z.object({
  id: Id, // of the file, chosen by the client
  organizationId: Id,
  name: z.string().trim().min(1).max(255),
  type: z.string().max(200).optional(),
  voice: z.literal('1').optional(),
  seconds: z.coerce.number().min(0).max(86_400).optional(),
  waveform: z
    .string()
    .regex(/^\d{1,2}(,\d{1,2}){0,99}$/)
    .optional(),
})
export interface UploadMetadata {
  id: string
  organizationId: string
  name: string
  type?: string
  voice?: '1'
  seconds?: number
  waveform?: string
}
