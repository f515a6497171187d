import type { RefusedFor } from '../../contract.ts'

/** The file is not taken; its reason is told to whoever uploads it. Anything else thrown is a bug, and the job is tried again. */
export class RefusedFile extends Error {
  override name = 'RefusedFile'
  reason: RefusedFor

  constructor(reason: RefusedFor) {
    super(reason)
    this.reason = reason
  }
}
