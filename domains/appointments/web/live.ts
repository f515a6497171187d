import { refreshOn } from '#web/use-live'

refreshOn('appointments.timesChanged', 'appointments.listTimes')
