import type { Say } from '#web/i18n'

const SHORTEST = 8

/** What is wrong with a new password, before the server is asked. Length is all that is asked for (NIST SP 800-63B). */
export const passwordTrouble = (password: string, t: Say): string | false =>
  [...password].length < SHORTEST && t('password.short', { count: SHORTEST - [...password].length })

const LOGIN = /^(?=.*[a-z])[a-z0-9][a-z0-9._-]{2,39}$/

export const loginTrouble = (login: string, t: Say): string | false =>
  !LOGIN.test(login.trim().toLowerCase()) && t('login.wrong')
