import { createHmac } from 'node:crypto'
import { secret } from '#server/config'
import { CODE_LENGTH, CODE_SIGNS } from '../rules.ts'

// Codes and link tokens are derived from ids with a secret of the installation: they can be shown again, yet a copy
// of the database bears nothing that opens a door.

/** The code of a sheet: nine signs of nineteen, each equally likely. */
export function codeOfSheet(sheetId: string): string {
  const fair = 256 - (256 % CODE_SIGNS.length) // bytes from here on would favour the first signs
  let signs = ''
  for (let block = 0; signs.length < CODE_LENGTH; block += 1) {
    const bytes = keyed('sheets', block === 0 ? sheetId : `${sheetId} ${block}`)
    for (const byte of bytes) if (byte < fair) signs += CODE_SIGNS[byte % CODE_SIGNS.length]
  }
  return signs.slice(0, CODE_LENGTH)
}

export const hashCode = (code: string): Buffer => keyed('sheets', `hash ${code}`)

/** The token of a link: 22 signs of base64url, 128 bits. */
export const tokenOfInvitation = (invitationId: string): string =>
  keyed('links', invitationId).subarray(0, 16).toString('base64url')

export const hashToken = (token: string): Buffer => keyed('links', `hash ${token}`)

const keyed = (key: 'sheets' | 'links', text: string): Buffer => createHmac('sha256', secret(key)).update(text).digest()
