import { dayTimeInSentence, formatTime, formatUntil, type Moment } from './dates.ts'
import { registerWords, useWords } from './i18n.ts'
import { useHats } from './session.ts'
import { fromWall, isElsewhere, toWall } from './wall.ts'

registerWords('clock', {
  ru: {
    same: 'По часам школы.',
    elsewhere: 'Часы школы: {{place}}, там сейчас {{now}}. У вас на устройстве {{mine}}.',
    unnamed: 'По часам школы: там сейчас {{now}}, у вас на устройстве {{mine}}.',
  },
  en: {
    same: 'By the school’s clock.',
    elsewhere: 'The school’s clock: {{place}}, where it is {{now}} now. Your device says {{mine}}.',
    unnamed: 'By the school’s clock: it is {{now}} there now, your device says {{mine}}.',
  },
})

export interface SchoolClock {
  zone: string
  /** The device shows another hour: then it is said whose hour is meant. */
  elsewhere: boolean
  /** Whose hours are meant, in a sentence. */
  said: string
  time(at: Moment): string
  dayTime(at: Moment): string
  /** After «до». */
  until(at: Moment): string
  /** What a field of date and time holds, and back; an empty field is null. */
  toField(at: Moment | null): string
  fromField(text: string): string | null
}

/** When something planned begins where nobody has said another hour. */
export const nextHour = (): string => new Date(Math.ceil((Date.now() + 600_000) / 3600_000) * 3600_000).toISOString()

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The clock on the wall of a school: hours there are meant by it, wherever the device is. */
export function useSchoolClock(organizationId: string): SchoolClock {
  const t = useWords('clock')
  const organization = useHats()?.find((hat) => hat.organization.id === organizationId)?.organization
  const zone = organization?.timeZone ?? deviceZone()
  const place = organization?.municipality || organization?.shortName || ''
  const elsewhere = isElsewhere(zone)
  const time = (at: Moment) => formatTime(at, { timeZone: zone })
  return {
    zone,
    elsewhere,
    said: t(elsewhere ? (place ? 'elsewhere' : 'unnamed') : 'same', {
      place,
      now: time(Date.now()),
      mine: formatTime(Date.now()),
    }),
    time,
    dayTime: (at) => dayTimeInSentence(at, { timeZone: zone }),
    until: (at) => formatUntil(at, { timeZone: zone }),
    toField: (at) => (at ? toWall(at, zone) : ''),
    fromField: (text) => fromWall(text, zone)?.toISOString() ?? null,
  }
}
