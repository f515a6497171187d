import type { Operation } from '#server/operation'
import { getHealth } from './get-health.ts'
import { listJobs, retryJob } from './jobs.ts'

export const installation: Operation[] = [getHealth, listJobs, retryJob]
