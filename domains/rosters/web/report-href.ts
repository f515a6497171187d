import type { downloadReport } from '#contract/rosters'
import { downloadUrl } from '#web/api'

export const reportHref = (importId: string): string =>
  downloadUrl<typeof downloadReport>('rosters.downloadReport', { importId })
