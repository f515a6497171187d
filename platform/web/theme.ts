import { useSyncExternalStore } from 'react'

// apps/web/public/look.js does the same before the first paint: change both.
export const themes = ['system', 'light', 'dark', 'contrast'] as const
export const textSizes = ['100', '125', '150', '200'] as const
export const motions = ['system', 'reduced'] as const

export type Look = {
  theme: (typeof themes)[number]
  text: (typeof textSizes)[number]
  motion: (typeof motions)[number]
}

const choices: { [Part in keyof Look]: readonly Look[Part][] } = { theme: themes, text: textSizes, motion: motions }
const listeners = new Set<() => void>()

function kept<Part extends keyof Look>(part: Part): Look[Part] {
  let value: string | null = null
  try {
    value = localStorage.getItem(`zvonok.${part}`)
  } catch {
    // storage is closed to us; the first choice serves
  }
  return choices[part].find((one) => one === value) ?? choices[part][0]!
}

let look: Look | undefined

export const getLook = (): Look => {
  look ??= { theme: kept('theme'), text: kept('text'), motion: kept('motion') }
  return look
}

/** What is painted: `system` follows the device. */
export function paintedTheme(theme: Look['theme']): Exclude<Look['theme'], 'system'> {
  if (theme !== 'system') return theme
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast'
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function paint() {
  const { theme, text, motion } = getLook()
  const root = document.documentElement
  root.dataset.theme = paintedTheme(theme)
  root.dataset.text = text
  root.dataset.motion = motion
  const bar = document.querySelector<HTMLMetaElement>('meta[name=theme-color]')
  if (bar) bar.content = getComputedStyle(root).getPropertyValue('--sheet').trim()
}

/** Paints at once and remembers on this device. */
export function setLook(change: Partial<Look>) {
  look = { ...getLook(), ...change }
  for (const [part, value] of Object.entries(change)) {
    try {
      localStorage.setItem(`zvonok.${part}`, value)
    } catch {
      // not remembered then, but painted now
    }
  }
  paint()
  for (const listener of listeners) listener()
}

/** Once, at the start: keeps the paint with the device's own evening and contrast. */
export function followDevice() {
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'])
    matchMedia(query).addEventListener('change', paint)
  paint()
}

function watch(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLook = () => useSyncExternalStore(watch, getLook)
