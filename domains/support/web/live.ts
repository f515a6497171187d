import { refreshOn } from '#web/use-live'
import { REFRESH } from './refresh.ts'

refreshOn('support.requestsChanged', ...REFRESH)
