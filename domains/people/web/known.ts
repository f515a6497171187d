import type { Hat } from '#contract/people'

declare module '#web/session' {
  interface Known {
    hat: Hat
  }
}
