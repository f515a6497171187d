import { toast } from '../ui/overlays/toast.ts'
import { ApiError } from './wire.ts'

/** For `catch` and `onError`: what was refused, or did not get through, is said over the screen. A fault of ours stays one. */
export function sayRefusal(error: unknown): void {
  if (!(error instanceof ApiError)) throw error
  toast(error.reason, { bad: true })
}
