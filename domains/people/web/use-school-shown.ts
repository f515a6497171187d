import { useHat } from '#web/session'

/** The section «Школа» is for those who build a school and those who teach in it. */
export function useSchoolShown(): boolean {
  const hat = useHat()
  return Boolean(hat && (hat.can.administer || hat.classes.some(({ part }) => part !== 'pupil')))
}
