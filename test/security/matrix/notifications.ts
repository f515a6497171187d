import * as notifications from '#contract/notifications'
import { expectDone, id, nothing, SIGNED_IN } from './parts.ts'
import { type Row, row } from './row.ts'

/** Of oneself only: the account is the one that asks. */
export const ofNotifications: Row[] = [
  row(notifications.getSettings)('', { input: nothing, allow: SIGNED_IN }),
  row(notifications.setSettings)('', {
    input: () => ({ showText: false, digest: false, digestMinute: 1080 }),
    allow: SIGNED_IN,
  }),
  row(notifications.subscribe)('at a push service', {
    input: newDevice,
    allow: SIGNED_IN,
  }),
  row(notifications.subscribe)('inside the network', {
    input: () => ({ ...newDevice(), endpoint: 'https://10.0.0.7/admin' }),
    allow: [],
    invalid: SIGNED_IN,
  }),
  row(notifications.unsubscribe)('of one’s own', {
    input: async ({ cast, caller }) => {
      const device = newDevice()
      if (caller !== 'nobody') expectDone(await cast.as(caller).does(notifications.subscribe, device))
      return { endpoint: device.endpoint }
    },
    allow: SIGNED_IN,
  }),
  row(notifications.listNews)('', { input: nothing, allow: SIGNED_IN }),
  row(notifications.listWaiting)('', { input: nothing, allow: SIGNED_IN }),
]

function newDevice() {
  return {
    endpoint: `https://fcm.googleapis.com/fcm/send/${id()}`,
    keys: { p256dh: 'B'.padEnd(87, 'a'), auth: 'a'.repeat(22) },
  }
}
