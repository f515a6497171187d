import { registerRoutes } from '#server/http/routes'
import type { Operation } from '#server/operation'
import { registerViews } from '#server/realtime'
import { removeFilm } from './film/remove-film.ts'
import './film/sweep.ts'
import { watchFilm } from './film/watch-film.ts'
import { callOff, endBroadcast, goLive } from './going.ts'
import { handOver, listPresenters } from './hand-over.ts'
import { changeBroadcast, planBroadcast } from './plan-broadcast.ts'
import { getBroadcast, listBroadcasts, listOfDay } from './reading.ts'
import { countViewers, getInit, getMaster, getPart, getPlaylist } from './serving.ts'
import { getSettings, setSettings } from './settings.ts'
import { getHealth, openCamera, pour, renewKey } from './source.ts'
import { eventViews } from './views.ts'
import { whipRoutes } from './whip/routes.ts'

export const broadcasts: Operation[] = [
  getSettings,
  setSettings,
  planBroadcast,
  changeBroadcast,
  callOff,
  goLive,
  endBroadcast,
  getBroadcast,
  listBroadcasts,
  listOfDay,
  handOver,
  listPresenters,
  openCamera,
  renewKey,
  getHealth,
  countViewers,
  pour,
  getMaster,
  getPlaylist,
  getInit,
  getPart,
  watchFilm,
  removeFilm,
]

export { keepBroadcasting } from './keep-broadcasting.ts'

registerViews(eventViews)
registerRoutes(whipRoutes)
