import type { Operation } from '#server/operation'
import './digest.ts'
import { getSettings } from './get-settings.ts'
import './keep-own.ts'
import { listNews } from './list-news.ts'
import { listWaiting } from './list-waiting.ts'
import { setSettings } from './set-settings.ts'
import { subscribe } from './subscribe.ts'
import { unsubscribe } from './unsubscribe.ts'

export const notifications: Operation[] = [getSettings, setSettings, subscribe, unsubscribe, listNews, listWaiting]

export { keepNotifying } from './tell-chat.ts'
