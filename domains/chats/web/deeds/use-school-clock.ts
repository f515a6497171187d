import { formatTime } from '#web/i18n'
import { useHats } from '#web/session'
import { isElsewhere } from '#web/wall'
import { dayTimeInSentence } from '../in-sentence.ts'

export interface SchoolClock {
  zone: string
  /** The device shows another hour: then it is said whose hour is meant. */
  elsewhere: boolean
  place: string
  time(at: string | number): string
  dayTime(at: string | number): string
}

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The clock on the wall of a school: hours there are meant by it, wherever the device is. */
export function useSchoolClock(organizationId: string): SchoolClock {
  const organization = useHats()?.find((hat) => hat.organization.id === organizationId)?.organization
  const zone = organization?.timeZone ?? deviceZone()
  return {
    zone,
    elsewhere: isElsewhere(zone),
    place: organization?.municipality || organization?.shortName || '',
    time: (at) => formatTime(at, { timeZone: zone }),
    dayTime: (at) => dayTimeInSentence(at, { timeZone: zone }),
  }
}
